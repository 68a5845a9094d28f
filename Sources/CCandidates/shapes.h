//  Shapes, told by the masks of their classes. Included by `candidates.c` alone.
#ifndef GRILLE_SHAPES_H
#define GRILLE_SHAPES_H

/// Whether the first bytes of what would be a match are such as they may be.
INLINE int has_head(const search *s, const shape *one, size_t place) {
  if (!one->set_count) return 1;
  if (place < one->offset || place - one->offset + one->set_count > s->count) return 0;
  const uint8_t *at = s->text + place - one->offset;
  const uint64_t(*sets_of)[4] = (const uint64_t(*)[4])(s->finder->head_sets + one->first_set);
  for (int set = 0; set < one->set_count; set++)
    if (!bit_is_set(sets_of[set], at[set])) return 0;
  return 1;
}

/// Adds a shape where all of its terms hold: the bits of `hits`, of whose words those of `filled` have some.
INLINE void shape_at(
    search *s, const shape *one, uint32_t filled, int words, uint64_t last_inside,
    const uint64_t *hits) {
  for (; filled; filled &= filled - 1) {
    int word = __builtin_ctz(filled);
    if (word >= words) break;
    uint64_t bits = word == words - 1 ? hits[word] & last_inside : hits[word];
    for (; bits; bits &= bits - 1) {
      int bit = __builtin_ctzll(bits);
      size_t place = s->base + 64 * (size_t)word + (size_t)bit;
      if (has_head(s, one, place)) emit(s, word, bit, place, one->anchor);
    }
  }
}

INLINE void walk_shapes(
    search *s, const passes *pass, find_term *term, uint64_t present, int words,
    uint64_t last_inside) {
  const grille_finder *f = s->finder;
  const masks *m = s->masks;
  lanes places[deepest_shape][words_per_block / 8];
  for (uint32_t number = 0; number < f->node_count;) {
    const shape_node *node = &f->nodes[number];
    const lanes *before = node->depth ? places[node->depth - 1] : NULL;
    if (!(present >> node->term.class_number & 1) ||
        !term(m, node->term, words, before, places[node->depth])) {
      number = node->next;
      continue;
    }
    if (node->shape) {
      const lanes *hits = places[node->depth];
      uint32_t filled = pass->filled(hits, words);
      shape_at(s, &f->shapes[node->shape - 1], filled, words, last_inside, (const uint64_t *)hits);
    }
    number++;
  }
}

INLINE void shapes(search *s, const passes *pass, masks *m, int words, uint64_t last_inside) {
  pass->runs(m, words);
  uint64_t present = pass->present(m, words);
  if (words <= 8) {
    walk_shapes(s, pass, pass->short_term, present, words, last_inside);
  } else {
    walk_shapes(s, pass, pass->term, present, words, last_inside);
  }
}

#endif
