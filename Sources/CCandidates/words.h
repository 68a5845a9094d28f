//  Literals, told by the windows of their bytes. Included by `candidates.c` alone.
#ifndef GRILLE_WORDS_H
#define GRILLE_WORDS_H

static int keeps_edges(const search *s, const literal *one, ptrdiff_t start) {
  uint8_t before = byte_at(s, start - 1), after = byte_at(s, start + one->length);
  if (one->edge & grille_edge_before && (is_digit(before) || is_letter(before))) return 0;
  if (one->edge & grille_edge_after && (is_digit(after) || is_letter(after))) return 0;
  if (!(one->edge & grille_edge_word)) return 1;
  if (!begins_word(s, start)) return 0;
  // A lower-case letter behind it goes on with the word.
  return one->length == grille_longest_literal || is_upper(after) || !is_letter_or_high(after);
}

/// Adds the literals whose window stands at `place`.
static void window_at(search *s, const window_table *table, int word, int bit) {
  const grille_finder *f = s->finder;
  size_t place = s->base + 64 * (size_t)word + (size_t)bit;
  uint32_t bytes;
  memcpy(&bytes, s->bytes + 64 * word + bit, 4);
  int is_narrow = bit_is_set(table->narrow, narrow_of(bytes));
  for (int width = is_narrow ? least_width : most_width; width <= most_width; width++) {
    uint32_t hash = window_hash(bytes, width);
    if (width == most_width && !bit_is_set(table->wide, hash)) continue;
    for (uint32_t number = table->heads[hash & ((1u << head_bits) - 1)]; number;) {
      const literal *one = &f->literals[number - 1];
      number = one->next;
      ptrdiff_t start = (ptrdiff_t)place - one->window;
      if (one->width != width || start < 0 || (size_t)start + one->length > s->count) continue;
      if ((bytes_at(s, start) & one->mask) != one->value) continue;
      if (keeps_edges(s, one, start)) emit(s, word, bit, (size_t)start, one->anchor);
    }
  }
}

/// Walks the bits of `bits` in `word` and looks up what stands there.
static inline void look_up(search *s, const window_table *table, int word, uint64_t bits) {
  const uint8_t *first = s->bytes + 64 * word;
  uint8_t kept[64];
  int count = 0, rest = 0;
  // Without a branch: which words are known is not to be foretold.
  for (; bits; bits &= bits - 1) {
    int bit = __builtin_ctzll(bits);
    uint32_t bytes;
    memcpy(&bytes, first + bit, 4);
    kept[count] = (uint8_t)bit;
    count += bit_is_set(table->wide, window_hash(bytes, most_width)) |
             bit_is_set(table->narrow, narrow_of(bytes));
  }
  for (int index = 0; index < count; index++) {
    uint64_t bytes;
    memcpy(&bytes, first + kept[index], 8);
    kept[rest] = kept[index];
    rest += bit_is_set(table->narrow, narrow_of((uint32_t)bytes)) |
            bit_is_set(table->behind[0], beginning_hash(bytes, 0)) |
            bit_is_set(table->behind[1], beginning_hash(bytes, 1)) |
            bit_is_set(table->behind[2], beginning_hash(bytes, 2));
  }
  for (int index = 0; index < rest; index++) window_at(s, table, word, kept[index]);
}

/// Where a word begins, or at least may: see `begins_word`.
static inline uint64_t starts(const masks *m, int word) {
  const uint64_t *letter = &m->of[grille_letter][word + 1], *upper = &m->of[grille_upper][word + 1];
  const uint64_t *high = &m->of[grille_high][word + 1];
  uint64_t in_capitals = shifted(upper, -1) & shifted(upper, 1);
  return (letter[0] & ~shifted(&m->of[grille_alnum][word + 1], -1)) |
         (upper[0] & shifted(letter, -1) & ~in_capitals) | (high[0] & ~shifted(high, -1));
}

static void literals(search *s, const passes *pass, int words, uint64_t last_inside) {
  const grille_finder *f = s->finder;
  uint64_t windows[words_per_block];
  if (f->has_loose) pass->windows(f, s->bytes, words, windows);
  for (int word = 0; word < words; word++) {
    uint64_t inside = word == words - 1 ? last_inside : ~(uint64_t)0;
    if (f->has_edged) look_up(s, &f->edged, word, starts(s->masks, word) & inside);
    if (f->has_loose && windows[word] & inside) look_up(s, &f->loose, word, windows[word] & inside);
  }
}

#endif
