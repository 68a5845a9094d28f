//  A finder as bytes that can be stored, and back.

#include "tables.h"

#include <stdlib.h>
#include <string.h>

/// The lists of a finder, of which an image holds the items that are in use.
typedef struct {
  void **items;
  uint32_t *count, *room;
  size_t size;
} list;

/// Lists begin at such places, so that they can be used where they stand.
enum { list_count = 4, list_alignment = 8 };

static size_t aligned(size_t place) { return (place + list_alignment - 1) & -(size_t)list_alignment; }

static void lists_of(grille_finder *finder, list *lists) {
  lists[0] = (list){(void **)&finder->literals, &finder->literal_count, &finder->literal_room,
                    sizeof *finder->literals};
  lists[1] = (list){(void **)&finder->nodes, &finder->node_count, &finder->node_room,
                    sizeof *finder->nodes};
  lists[2] = (list){(void **)&finder->head_sets, &finder->head_set_count, &finder->head_set_room,
                    sizeof *finder->head_sets};
  lists[3] = (list){(void **)&finder->shapes, &finder->shape_count, &finder->shape_room,
                    sizeof *finder->shapes};
}

size_t grille_finder_image(const grille_finder *finder, uint8_t *out, size_t room) {
  // Without addresses, which differ from run to run.
  grille_finder bare = *finder;
  list lists[list_count];
  lists_of(&bare, lists);
  size_t count = sizeof bare;
  for (int one = 0; one < list_count; one++)
    count = aligned(count) + *lists[one].count * lists[one].size;
  if (!out || room < count) return count;
  memset(out, 0, count);
  size_t place = sizeof bare;
  for (int one = 0; one < list_count; one++) {
    size_t size = *lists[one].count * lists[one].size;
    place = aligned(place);
    if (size) memcpy(out + place, *lists[one].items, size);
    place += size;
    *lists[one].items = NULL;
    *lists[one].room = *lists[one].count;
  }
  bare.frequencies = NULL;
  bare.is_image = 0;
  memcpy(out, &bare, sizeof bare);
  return count;
}

grille_finder *grille_finder_from_image(const uint8_t *image, size_t count) {
  if (count < sizeof(grille_finder) || (uintptr_t)image % list_alignment) return NULL;
  grille_finder *finder = malloc(sizeof *finder);
  if (!finder) return NULL;
  memcpy(finder, image, sizeof *finder);
  list lists[list_count];
  lists_of(finder, lists);
  size_t place = sizeof *finder;
  for (int one = 0; one < list_count; one++) {
    size_t size = *lists[one].count * lists[one].size;
    place = aligned(place);
    if (place > count || size > count - place) {
      free(finder);
      return NULL;
    }
    *lists[one].items = (void *)(image + place);
    place += size;
  }
  finder->is_image = 1;
  return finder;
}

uint32_t grille_finder_image_kind(void) {
  const uint16_t order = 1;
  uint32_t kind = *(const uint8_t *)&order;
  const size_t sizes[] = {sizeof(grille_finder), sizeof(literal), sizeof(shape), sizeof(shape_node),
                          sizeof(void *), head_bits, sets};
  for (size_t one = 0; one < sizeof sizes / sizeof *sizes; one++)
    kind = kind * 31 + (uint32_t)sizes[one];
  return kind;
}
