//  Literals, told by the windows of their bytes. Included by `candidates.c` alone.
#ifndef GRILLE_WORDS_H
#define GRILLE_WORDS_H

INLINE int keeps_edges(const search *s, const literal *one, ptrdiff_t start) {
  uint8_t before = byte_at(s, start - 1), after = byte_at(s, start + one->length);
  if (one->edge & grille_edge_before && (is_digit(before) || is_letter(before))) return 0;
  if (one->edge & grille_edge_after && (is_digit(after) || is_letter(after))) return 0;
  if (!(one->edge & grille_edge_word)) return 1;
  if (!begins_word(s, start)) return 0;
  // A lower-case letter behind it goes on with the word.
  return one->length == grille_longest_literal || is_upper(after) || !is_letter_or_high(after);
}

/// Adds the literals of a hash whose windows of `width` bytes stand at `at` of the superblock, from which on
/// `bytes` stand.
INLINE void literals_at(
    search *s, const window_table *table, uint32_t at, uint32_t hash, int width, uint64_t bytes) {
  const literal *one = s->finder->literals + table->first[head_of(hash)];
  const literal *end = s->finder->literals + table->first[head_of(hash) + 1];
  size_t place = s->base + at;
  for (; one < end; one++) {
    ptrdiff_t start = (ptrdiff_t)place - one->window;
    uint64_t from_start = one->window ? bytes_at(s, start) : bytes;
    if ((from_start & one->mask) != one->value || one->width != width) continue;
    if (start < 0 || (size_t)start + one->length > s->count || !keeps_edges(s, one, start)) continue;
    emit(s, (int)(at / 64), (int)(at % 64), (size_t)start, one->anchor);
  }
}

/// Adds the literals whose window stands at `at` of the superblock.
INLINE void window_at(search *s, const window_table *table, uint32_t at) {
  uint64_t bytes;
  memcpy(&bytes, s->bytes + at, 8);
  if (bit_is_set(table->narrow, narrow_hash((uint32_t)bytes)))
    for (int width = least_width; width < most_width; width++)
      literals_at(s, table, at, window_hash((uint32_t)bytes, width), width, bytes);
  uint32_t hash = window_hash((uint32_t)bytes, most_width);
  if (bit_is_set(table->wide, hash)) literals_at(s, table, at, hash, most_width, bytes);
}

/// Looks up what stands at `places` of the superblock, which are used up. Without a branch until few are left:
/// which words are known is not to be foretold.
INLINE void look_up(search *s, const window_table *table, uint16_t *places, int count) {
  int kept = 0, rest = 0;
  for (int index = 0; index < count; index++) {
    uint32_t bytes;
    memcpy(&bytes, s->bytes + places[index], 4);
    places[kept] = places[index];
    kept += bit_is_set(table->wide, window_hash(bytes, most_width)) |
            bit_is_set(table->narrow, narrow_hash(bytes));
  }
  for (int index = 0; index < kept; index++) {
    uint64_t bytes;
    memcpy(&bytes, s->bytes + places[index], 8);
    places[rest] = places[index];
    rest += bit_is_set(table->narrow, narrow_hash((uint32_t)bytes)) |
            bit_is_set(table->behind[0], beginning_hash(bytes, 0)) |
            bit_is_set(table->behind[1], beginning_hash(bytes, 1)) |
            bit_is_set(table->behind[2], beginning_hash(bytes, 2));
  }
  for (int index = 0; index < rest; index++) window_at(s, table, places[index]);
}

/// Where a word begins, or at least may (see `begins_word`), and all bytes above ASCII: scripts without spaces have
/// words anywhere.
INLINE uint64_t starts(const masks *m, int word) {
  const uint64_t *letter = &m->of[grille_letter][word + 1], *upper = &m->of[grille_upper][word + 1];
  const uint64_t *high = &m->of[grille_high][word + 1];
  uint64_t in_capitals = shifted(upper, -1) & shifted(upper, 1);
  return (letter[0] & ~shifted(&m->of[grille_alnum][word + 1], -1)) |
         (upper[0] & shifted(letter, -1) & ~in_capitals) | high[0];
}

INLINE void literals(search *s, const passes *pass, int words, uint64_t last_inside) {
  const grille_finder *f = s->finder;
  uint64_t windows[words_per_block];
  uint16_t places[places_room];
  if (f->has_edged) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      uint64_t inside = word == words - 1 ? last_inside : ~(uint64_t)0;
      count = add_places(places, count, word, starts(s->masks, word) & inside, 8);
    }
    look_up(s, &f->edged, places, count);
  }
  if (f->has_loose) {
    int count = 0;
    pass->windows(f, s->masks, s->bytes, words, windows);
    for (int word = 0; word < words; word++) {
      uint64_t inside = word == words - 1 ? last_inside : ~(uint64_t)0;
      count = add_places(places, count, word, windows[word] & inside, 2);
    }
    look_up(s, &f->loose, places, count);
  }
}

#endif
