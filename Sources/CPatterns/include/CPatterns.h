// The built-in packs, as the bytes of their files.
#ifndef GRILLE_CPATTERNS_H
#define GRILLE_CPATTERNS_H

#include <stddef.h>

// A pack: its path below `Patterns/` without `.yaml`, and its YAML.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} grille_pack;

// The number of built-in packs.
size_t grille_pack_count(void);
// The pack at `index`, which is below the count.
grille_pack grille_pack_at(size_t index);

// The number of built-in tables: YAML beside the packs that describes no info type.
size_t grille_table_count(void);
// The table at `index`, which is below the count.
grille_pack grille_table_at(size_t index);

// The packs prepared for a scanner; `swift run grille-prepare` makes them.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} grille_prepared;

grille_prepared grille_prepared_packs(void);

#endif
