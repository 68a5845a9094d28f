#include "CPatterns.h"
size_t grille_pack_count(void) { return 0; }
grille_pack grille_pack_at(size_t index) { grille_pack p = {0}; return p; }
