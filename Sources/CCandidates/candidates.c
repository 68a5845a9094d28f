//  The text goes through in superblocks of 2048 bytes, which stay in the first-level cache: a vector
//  pass makes bit masks, then the few bits that are set are walked and held against the tables.

#include "tables.h"

#include <string.h>

enum { block = 2048, words_per_block = block / 64, words_ahead = 2, ahead = 64 * words_ahead };

/// A word a mask more than is filled: it stays 0.
typedef struct {
  uint64_t of[grille_class_count][1 + words_per_block + words_ahead + 1];
} masks;

/// Eight words of a mask.
typedef uint64_t lanes __attribute__((vector_size(64)));

/// The vector passes of a level.
typedef struct {
  void (*classes)(masks *, const uint8_t *, int words);
  void (*windows)(const grille_finder *, const uint8_t *, int words, uint64_t *windows);
  void (*runs)(masks *, int words);
  uint64_t (*shape)(const masks *, const grille_term *, int count, int words, uint64_t *hits);
} passes;

__attribute__((always_inline)) static inline uint64_t any_lane(lanes v) {
  return v[0] | v[1] | v[2] | v[3] | v[4] | v[5] | v[6] | v[7];
}

/// The bits of a mask `offset` bytes on from those of `word`; -63 to 63.
__attribute__((always_inline)) static inline uint64_t shifted(const uint64_t *word, int offset) {
  if (offset == 0) return word[0];
  if (offset > 0) return word[0] >> offset | word[1] << (64 - offset);
  return word[0] << -offset | word[-1] >> (64 + offset);
}

#include "levels.h"

// MARK: the bits that are set

typedef struct {
  const grille_finder *finder;
  const uint8_t *text;
  size_t count;
  grille_candidate *out;
  size_t capacity;
  size_t found;
  // Of the superblock in hand.
  const masks *masks;
  const uint8_t *bytes;  // with some line feeds behind the end of the text
  size_t base, limit;
  uint32_t first_line[words_per_block];  // by word: the line in which its first byte stands
} search;

static inline uint8_t byte_at(const search *s, ptrdiff_t place) {
  return place >= 0 && (size_t)place < s->count ? s->text[place] : '\n';
}

/// Adds a candidate whose line is that of bit `bit` of `word`.
static inline void emit(search *s, int word, int bit, size_t place, uint32_t anchor) {
  if (s->found < s->capacity) {
    uint64_t before = s->masks->of[grille_feed][word + 1] & (((uint64_t)1 << bit) - 1);
    s->out[s->found] = (grille_candidate){
        (uint32_t)place, anchor, s->first_line[word] + (uint32_t)__builtin_popcountll(before)};
  }
  s->found++;
}

/// The eight bytes from `place` on, the first lowest.
static inline uint64_t bytes_at(const search *s, ptrdiff_t place) {
  uint64_t bytes = 0;
  if (place >= 0 && (size_t)place + 8 <= s->count) {
    memcpy(&bytes, s->text + place, 8);
    return bytes;
  }
  for (int index = 0; index < 8; index++)
    bytes |= (uint64_t)byte_at(s, place + index) << (8 * index);
  return bytes;
}

static inline int is_digit(uint8_t byte) { return byte - '0' < 10u; }
static inline int is_upper(uint8_t byte) { return byte - 'A' < 26u; }
static inline int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26u; }
static inline int is_letter_or_high(uint8_t byte) { return is_letter(byte) || byte >= 0x80; }

/// Whether a word may begin at `place`: case changes part words as well as other bytes do. What goes on
/// from a digit is no word but part of a random id.
static int begins_word(const search *s, ptrdiff_t place) {
  uint8_t first = byte_at(s, place), before = byte_at(s, place - 1);
  if (is_digit(before)) return 0;
  if (!is_letter_or_high(first) || !is_letter_or_high(before)) return 1;
  if (!is_upper(first)) return 0;
  return !is_upper(before) || !is_upper(byte_at(s, place + 1));
}

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
  int is_narrow = bit_is_set(table->narrow, triple_of(bytes));
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
  uint8_t kept[64];
  int count = 0;
  // Without a branch: which words are known is not to be foretold.
  for (; bits; bits &= bits - 1) {
    int bit = __builtin_ctzll(bits);
    uint32_t bytes;
    memcpy(&bytes, s->bytes + 64 * word + bit, 4);
    kept[count] = (uint8_t)bit;
    count += bit_is_set(table->wide, window_hash(bytes, most_width)) |
             bit_is_set(table->narrow, triple_of(bytes));
  }
  for (int index = 0; index < count; index++) window_at(s, table, word, kept[index]);
}

#include "names.h"

/// Where a word begins, or at least may: see `begins_word`.
static inline uint64_t starts(const masks *m, int word) {
  const uint64_t *letter = &m->of[grille_letter][word + 1], *upper = &m->of[grille_upper][word + 1];
  const uint64_t *high = &m->of[grille_high][word + 1];
  uint64_t in_capitals = shifted(upper, -1) & shifted(upper, 1);
  return (letter[0] & ~shifted(&m->of[grille_alnum][word + 1], -1)) |
         (upper[0] & shifted(letter, -1) & ~in_capitals) | (high[0] & ~shifted(high, -1));
}

static void literals(search *s, const passes *pass, int words) {
  const grille_finder *f = s->finder;
  uint64_t inside = ~(uint64_t)0, windows[words_per_block];
  if (f->has_loose) pass->windows(f, s->bytes, words, windows);
  for (int word = 0; word < words; word++) {
    if (word == words - 1 && (s->limit & 63)) inside = ((uint64_t)1 << (s->limit & 63)) - 1;
    if (f->has_edged) look_up(s, &f->edged, word, starts(s->masks, word) & inside);
    if (f->has_loose && windows[word] & inside) look_up(s, &f->loose, word, windows[word] & inside);
  }
}

/// Whether the first bytes of what would be a match are such as they may be.
static inline int has_head(const search *s, const shape *one, size_t place) {
  if (!one->set_count) return 1;
  if (place < one->offset || place - one->offset + one->set_count > s->count) return 0;
  const uint8_t *at = s->text + place - one->offset;
  const uint64_t(*sets_of)[4] = (const uint64_t(*)[4])(s->finder->head_sets + one->first_set);
  for (int set = 0; set < one->set_count; set++)
    if (!bit_is_set(sets_of[set], at[set])) return 0;
  return 1;
}

static void shapes(search *s, const passes *pass, masks *m, int words) {
  uint64_t hits[words_per_block];
  const grille_finder *f = s->finder;
  pass->runs(m, words);
  for (uint32_t number = 0; number < f->shape_count; number++) {
    const shape *one = &f->shapes[number];
    if (!pass->shape(m, f->terms + one->first_term, (int)one->term_count, words, hits)) continue;
    for (int word = 0; word < words; word++)
      for (uint64_t bits = hits[word]; bits; bits &= bits - 1) {
        int bit = __builtin_ctzll(bits);
        size_t place = s->base + 64 * (size_t)word + (size_t)bit;
        if (place < s->limit && has_head(s, one, place)) emit(s, word, bit, place, one->anchor);
      }
  }
}

// MARK: lines

/// Notes where lines begin.
static void read_lines(search *s, grille_lines *lines, int words) {
  for (int word = 0; word < words; word++) {
    s->first_line[word] = lines->count - 1;
    size_t place = s->base + 64 * (size_t)word;
    for (uint64_t bits = s->masks->of[grille_feed][word + 1]; bits; bits &= bits - 1) {
      size_t feed = place + (size_t)__builtin_ctzll(bits);
      if (feed < s->limit) lines->starts[lines->count++] = (uint32_t)feed + 1;
    }
  }
}

/// Brings the candidates of a superblock, found kind by kind, into the order of their lines (Shell's sort:
/// a few dozen of them are nearly sorted, and thousands do no harm).
static void sort_by_line(grille_candidate *first, size_t count) {
  static const size_t gaps[] = {701, 301, 132, 57, 23, 10, 4, 1};
  for (int step = count > 64 ? 0 : 7; step < 8; step++) {
    size_t gap = gaps[step];
    for (size_t next = gap; next < count; next++) {
      grille_candidate one = first[next];
      size_t place = next;
      for (; place >= gap && first[place - gap].line > one.line; place -= gap)
        first[place] = first[place - gap];
      first[place] = one;
    }
  }
}

/// The masks of the word before `bytes`, into word 0.
static void look_back(const passes *pass, masks *m, const uint8_t *bytes, int is_start) {
  if (is_start) {
    for (int class = 0; class < grille_class_count; class++) m->of[class][0] = 0;
    m->of[grille_not_alnum][0] = ~(uint64_t)0;
    m->of[grille_not_digit][0] = ~(uint64_t)0;
  } else {
    pass->classes(m, bytes - 64, 1 - words_ahead);
    for (int class = 0; class < grille_class_count; class++) m->of[class][0] = m->of[class][1];
  }
}

size_t grille_find(
    const grille_finder *finder, int level, const uint8_t *text, size_t count, size_t *from,
    grille_candidate *out, size_t capacity, grille_lines *lines) {
  const passes *pass = passes_of(level);
  masks m;
  search s = {.finder = finder, .text = text, .count = count, .out = out, .capacity = capacity,
              .masks = &m};
  uint8_t last[block + ahead + 64];
  look_back(pass, &m, text + *from, *from == 0);
  while (*from < count) {
    size_t rest = count - *from, before = s.found;
    uint32_t lines_before = lines->count;
    s.base = *from;
    s.limit = rest < block ? count : s.base + block;
    int words = (int)((s.limit - s.base + 63) / 64);
    s.bytes = text + s.base;
    if (rest < sizeof last) {
      size_t padded = 64 * (size_t)words + ahead + 64;
      memcpy(last, s.bytes, rest < padded ? rest : padded);
      if (rest < padded) memset(last + rest, '\n', padded - rest);
      s.bytes = last;
    }
    for (int class = 0; class < grille_class_count; class++)
      m.of[class][1 + words + words_ahead] = 0;
    pass->classes(&m, s.bytes, words);
    read_lines(&s, lines, words);
    if (finder->literal_count) literals(&s, pass, words);
    if (finder->shape_count) shapes(&s, pass, &m, words);
    if (finder->has_names) names(&s, words);
    if (s.found > capacity) {
      lines->count = lines_before;
      return before ? before : s.found;
    }
    sort_by_line(out + before, s.found - before);
    *from = s.limit;
    // The last word is the one before of the next superblock.
    for (int class = 0; class < grille_class_count; class++) m.of[class][0] = m.of[class][words];
  }
  return s.found;
}
