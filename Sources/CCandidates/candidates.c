//  The text goes through in superblocks of 4096 bytes, which stay in the first-level cache: a vector
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

// MARK: levels

// Portable: eight bytes in a word. `mark` has the highest bit of each byte that counts.
static inline uint64_t spread(uint8_t byte) { return 0x0101010101010101u * byte; }
static inline unsigned collect(uint64_t mark) {
  return (unsigned)(((mark >> 7 & 0x0101010101010101u) * 0x0102040810204080u) >> 56);
}
static inline uint64_t load8(const uint8_t *at) {
  uint64_t bytes;
  memcpy(&bytes, at, 8);
  return bytes;
}
static inline uint64_t subtract8(uint64_t a, uint64_t b) {
  const uint64_t high = spread(0x80);
  return ((a | high) - (b & ~high)) ^ ((a ^ ~b) & high);
}
static inline unsigned below8(uint64_t a, uint8_t bound) {  // bound up to 0x80
  const uint64_t high = spread(0x80);
  return collect(~((a & ~high) + spread(0x80 - bound)) & ~a & high);
}
static inline uint64_t look8(const uint8_t *table, uint64_t index) {
  uint64_t found = 0;
  for (int byte = 0; byte < 64; byte += 8) found |= (uint64_t)table[index >> byte & 15] << byte;
  return found;
}
static inline unsigned nonzero8(uint64_t a) {
  const uint64_t high = spread(0x80);
  return collect((((a & ~high) + ~high) | a) & high);
}

#define PASS(name) portable_##name
#define TARGET
#define WIDTH 8
#define VECTOR uint64_t
#define LOAD(at) load8(at)
#define SUB(v, byte) subtract8(v, spread(byte))
#define FOLD(v) ((v) | spread(0x20))
#define BELOW(v, bound) below8(v, bound)
#define EQUAL(v, byte) (nonzero8((v) ^ spread(byte)) ^ 0xFFu)
#define TABLE(table) ((uint64_t)(uintptr_t)(table))
#define LOW(v) ((v) & spread(15))
#define HIGH(v) ((v) >> 4 & spread(15))
#define LOOK(table, index) look8((const uint8_t *)(uintptr_t)(table), index)
#define AND(a, b) ((a) & (b))
#define OR(a, b) ((a) | (b))
#define ALL (~(uint64_t)0)
#define NONZERO(v) nonzero8(v)
#define ANY(v) any_lane(v)
#include "pass.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define PASS(name) sse_##name
#define TARGET __attribute__((target("ssse3")))
#define WIDTH 16
#define VECTOR __m128i
#define LOAD(at) _mm_loadu_si128((const __m128i *)(at))
#define SUB(v, byte) _mm_sub_epi8(v, _mm_set1_epi8(byte))
#define FOLD(v) _mm_or_si128(v, _mm_set1_epi8(0x20))
#define BELOW(v, bound) \
  ((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8((char)((bound) - 1))), v)))
#define EQUAL(v, byte) ((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(byte))))
#define TABLE(table) _mm_loadu_si128((const __m128i *)(table))
#define LOW(v) _mm_and_si128(v, _mm_set1_epi8(15))
#define HIGH(v) _mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(15))
#define LOOK(table, index) _mm_shuffle_epi8(table, index)
#define AND(a, b) _mm_and_si128(a, b)
#define OR(a, b) _mm_or_si128(a, b)
#define ALL _mm_set1_epi8(-1)
#define NONZERO(v) \
  ((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128())) ^ 0xFFFFu)
#define ANY(v) any_lane(v)
#include "pass.h"

#define PASS(name) avx2_##name
#define TARGET __attribute__((target("avx2")))
#define WIDTH 32
#define VECTOR __m256i
#define LOAD(at) _mm256_loadu_si256((const __m256i *)(at))
#define SUB(v, byte) _mm256_sub_epi8(v, _mm256_set1_epi8(byte))
#define FOLD(v) _mm256_or_si256(v, _mm256_set1_epi8(0x20))
#define BELOW(v, bound)                                 \
  ((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(    \
      _mm256_min_epu8(v, _mm256_set1_epi8((char)((bound) - 1))), v)))
#define EQUAL(v, byte) ((uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_set1_epi8(byte))))
#define TABLE(table) _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(table)))
#define LOW(v) _mm256_and_si256(v, _mm256_set1_epi8(15))
#define HIGH(v) _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15))
#define LOOK(table, index) _mm256_shuffle_epi8(table, index)
#define AND(a, b) _mm256_and_si256(a, b)
#define OR(a, b) _mm256_or_si256(a, b)
#define ALL _mm256_set1_epi8(-1)
#define NONZERO(v) (~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_setzero_si256())))
#define ANY(v) any_lane(v)
#include "pass.h"

#define PASS(name) avx512_##name
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2")))
#define WIDTH 64
#define VECTOR __m512i
#define LOAD(at) _mm512_loadu_si512((const void *)(at))
#define SUB(v, byte) _mm512_sub_epi8(v, _mm512_set1_epi8(byte))
#define FOLD(v) _mm512_or_si512(v, _mm512_set1_epi8(0x20))
#define BELOW(v, bound) _mm512_cmplt_epu8_mask(v, _mm512_set1_epi8((char)(bound)))
#define EQUAL(v, byte) _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(byte))
#define TABLE(table) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(table)))
#define LOW(v) _mm512_and_si512(v, _mm512_set1_epi8(15))
#define HIGH(v) _mm512_and_si512(_mm512_srli_epi16(v, 4), _mm512_set1_epi8(15))
#define LOOK(table, index) _mm512_shuffle_epi8(table, index)
#define AND(a, b) _mm512_and_si512(a, b)
#define OR(a, b) _mm512_or_si512(a, b)
#define ALL _mm512_set1_epi8(-1)
#define NONZERO(v) _mm512_test_epi8_mask(v, v)
#define ANY(v) _mm512_test_epi64_mask((__m512i)(v), (__m512i)(v))
#include "pass.h"
#endif

int grille_level_is_available(int level) {
  switch (level) {
    case grille_portable: return 1;
#if defined(__x86_64__)
    case grille_sse: return __builtin_cpu_supports("ssse3");
    case grille_avx2: return __builtin_cpu_supports("avx2");
    case grille_avx512:
      return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
             __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
#endif
    default: return 0;
  }
}

int grille_best_level(void) {
  int level = grille_level_count - 1;
  while (!grille_level_is_available(level)) level--;
  return level;
}

static const passes *passes_of(int level) {
  switch (level) {
#if defined(__x86_64__)
    case grille_sse: return &sse_passes;
    case grille_avx2: return &avx2_passes;
    case grille_avx512: return &avx512_passes;
#endif
    default: return &portable_passes;
  }
}

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

/// Whether a word of a name may begin at `place`.
static int begins_part(const search *s, ptrdiff_t place) {
  return is_digit(byte_at(s, place - 1)) || begins_word(s, place);
}

/// The highest bit of each byte that is a letter or above ASCII.
static inline uint64_t letters_of(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101u;
  uint64_t folded = (bytes | ones * 0x20) & ones * 0x7F;
  uint64_t letters = (folded + ones * (0x80 - 'a')) & ~(folded + ones * (0x80 - 'z' - 1));
  return (letters | bytes) & ones * 0x80;
}

/// Whether the eight bytes at `at` may end a name that is looked for. Without a branch: which names are is
/// not to be foretold.
static inline int may_end_name(const grille_finder *f, const uint8_t *at) {
  uint64_t bytes;
  memcpy(&bytes, at, 8);
  const uint64_t last_five = 0x8080808080000000u, last_four = last_five << 8;
  // Five letters in a row, no capital among the last four: no name of fewer letters may begin there.
  uint64_t capitals = ~bytes << 2 & ~bytes & last_four;
  int is_plain = ((letters_of(bytes) & last_five) == last_five) & !capitals;
  uint64_t tail = __builtin_bswap64(bytes | 0x2020202020202020u) & 0xFFFFFFFFFFu;
  return !is_plain | bit_is_set(f->tails, tail_hash(tail));
}

/// Whether the last letters before `end` are the last letters of a name that is looked for.
static int ends_name(const search *s, size_t end) {
  const grille_finder *f = s->finder;
  ptrdiff_t place = (ptrdiff_t)end - 1;
  ptrdiff_t limit = place - 96 < 0 ? 0 : place - 96;
  while (place >= limit && !is_letter_or_high(s->text[place])) {
    if (s->text[place] == '\n') return 0;
    place--;
  }
  uint64_t tail = 0;
  for (int letters = 0; letters < 5 && place >= limit; place--) {
    uint8_t byte = s->text[place];
    if (is_letter_or_high(byte)) {
      tail |= (uint64_t)(byte | 0x20) << (8 * letters);
      letters++;
      if (letters == grille_longest_tail) return bit_is_set(f->tails, tail_hash(tail));
      if (bit_is_set(f->short_tails, short_tail_hash(tail)) && begins_part(s, place)) return 1;
    } else if (byte == '\n') {
      return 0;
    }
  }
  return 0;
}

static int is_name_byte(uint8_t byte) {
  return is_digit(byte) || is_letter(byte) || byte == '_' || byte == '-' || byte == '.' ||
         byte == ':' || byte == '[' || byte == ']' || byte == '$' || byte == '@' || byte == '#';
}

/// One past the name that begins at `place`: of an element or an option.
static size_t end_of_name(const search *s, size_t place) {
  size_t limit = place + 256 < s->count ? place + 256 : s->count;
  while (place < limit && is_name_byte(s->text[place])) place++;
  return place;
}

static void names(search *s, int words) {
  const masks *m = s->masks;
  for (int word = 0; word < words; word++) {
    const uint64_t *digit = &m->of[grille_digit][word + 1], *dash = &m->of[grille_dash][word + 1];
    uint64_t colon = m->of[grille_colon][word + 1];
    // The colons of a time of day separate nothing.
    uint64_t time = shifted(digit, -2) & shifted(digit, -1) & colon & shifted(digit, 1);
    uint64_t signs = (colon & ~time) | m->of[grille_equals][word + 1];
    uint64_t openings = m->of[grille_less][word + 1];
    uint64_t options = shifted(&m->of[grille_not_alnum][word + 1], -1) & dash[0] &
                       shifted(dash, 1) & shifted(&m->of[grille_alnum][word + 1], 2);
    size_t base = s->base + 64 * (size_t)word;
    uint8_t kept[64];
    int count = 0;
    for (uint64_t bits = signs; bits; bits &= bits - 1) {
      int bit = __builtin_ctzll(bits);
      kept[count] = (uint8_t)bit;
      if (base < 16) {
        count++;
        continue;
      }
      const uint8_t *at = s->text + base + bit;
      int is_quoted = (at[-1] == '"') | (at[-1] == '\'');
      count += may_end_name(s->finder, at - 8 - is_quoted);
    }
    for (int index = 0; index < count; index++) {
      size_t end = base + kept[index];
      if (end < s->limit && ends_name(s, end))
        emit(s, word, kept[index], end, s->finder->name_anchor);
    }
    for (uint64_t bits = openings | options; bits; bits &= bits - 1) {
      int bit = __builtin_ctzll(bits);
      if (base + (size_t)bit >= s->limit) break;
      size_t end = end_of_name(s, base + (size_t)bit + (openings >> bit & 1 ? 1 : 2));
      if (ends_name(s, end)) emit(s, word, bit, end, s->finder->name_anchor);
    }
  }
}

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
