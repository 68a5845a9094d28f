// The least that a program can do, to compare the start of one with.

#include <stdio.h>

int main(void) {
  puts("hello");
  return 0;
}
