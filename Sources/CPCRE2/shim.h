// PCRE2 for bytes: one code unit is eight bits. pkg-config links the library.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
