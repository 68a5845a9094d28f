//  What a search has in hand, and how it looks at single bytes. Included by `candidates.c` alone.
#ifndef GRILLE_SEARCH_H
#define GRILLE_SEARCH_H

#include "bytes.h"
#include "tables.h"

#include <string.h>

enum { block = 2048, words_per_block = block / 64, words_ahead = 2, ahead = 64 * words_ahead };

/// Everything becomes part of the search of each level, which has instructions of its own.
#define INLINE __attribute__((always_inline)) static inline

/// More words than are filled: the one behind them stays 0, and word 1 begins a line of the cache.
typedef struct {
  _Alignas(64) uint64_t before[7];
  uint64_t of[grille_class_count][1 + words_per_block + words_ahead + 5];
  uint64_t behind;
} masks;

/// Eight words of a mask.
typedef uint64_t lanes __attribute__((vector_size(64)));

/// The bits of a mask `offset` bytes on from those of `word`; -63 to 63.
INLINE uint64_t shifted(const uint64_t *word, int offset) {
  if (offset == 0) return word[0];
  if (offset > 0) return word[0] >> offset | word[1] << (64 - offset);
  return word[0] << -offset | word[-1] >> (64 + offset);
}

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

/// The last eight letters before a place.
typedef struct {
  uint64_t tail;    // `| 0x20`, the last one lowest
  uint64_t begins;  // with which of them words begin, the last one's bit highest
} last_letters;

typedef int find_term(const masks *, grille_term, int words, const lanes *before, lanes *places);

/// What a level does with vectors.
typedef struct {
  void (*classes)(masks *, const uint8_t *, int words);
  void (*windows)(
      const grille_finder *, const masks *, const uint8_t *, int words, uint64_t *windows);
  void (*runs)(masks *, int words);
  uint64_t (*present)(const masks *, int words);
  find_term *term, *short_term;
  uint32_t (*filled)(const lanes *places, int words);
  last_letters (*last_letters)(const search *, size_t end, uint64_t letters, uint64_t begins);
} passes;

INLINE uint8_t byte_at(const search *s, ptrdiff_t place) {
  return place >= 0 && (size_t)place < s->count ? s->text[place] : '\n';
}

/// Adds a candidate whose line is that of bit `bit` of `word`.
INLINE void emit(search *s, int word, int bit, size_t place, uint32_t anchor) {
  if (s->found < s->capacity) {
    uint64_t before = s->masks->of[grille_feed][word + 1] & (((uint64_t)1 << bit) - 1);
    s->out[s->found] = (grille_candidate){
        (uint32_t)place, anchor, s->first_line[word] + (uint32_t)__builtin_popcountll(before)};
  }
  s->found++;
}

/// Room for places of a superblock, some of which are written only to spare a branch.
enum { places_room = block + 8 };

/// Adds the bits of a word of a mask to `places`, as places of the superblock; answers with the new count.
/// How many there are is not to be foretold, but that they are `few` or fewer is.
INLINE int add_places(uint16_t *places, int count, int word, uint64_t bits, const int few) {
  int more = __builtin_popcountll(bits);
  for (uint16_t *to = places + count; bits; to += few)
    for (int index = 0; index < few; index++, bits &= bits - 1)
      to[index] = (uint16_t)(64 * word + __builtin_ctzll(bits | (uint64_t)1 << 63));
  return count + more;
}

/// The eight bytes from `place` on, the first lowest.
INLINE uint64_t bytes_at(const search *s, ptrdiff_t place) {
  uint64_t bytes = 0;
  if (place >= 0 && (size_t)place + 8 <= s->count) {
    memcpy(&bytes, s->text + place, 8);
    return bytes;
  }
  for (int index = 0; index < 8; index++)
    bytes |= (uint64_t)byte_at(s, place + index) << (8 * index);
  return bytes;
}

INLINE int is_letter_or_high(uint8_t byte) { return is_letter(byte) || byte >= 0x80; }

/// Whether a word may begin at `place`: case changes part words as well as other bytes do. What goes on
/// from a digit is no word but part of a random id.
INLINE int begins_word(const search *s, ptrdiff_t place) {
  uint8_t first = byte_at(s, place), before = byte_at(s, place - 1);
  if (is_digit(before)) return 0;
  if (!is_letter_or_high(first) || !is_letter_or_high(before)) return 1;
  if (!is_upper(first)) return 0;
  return !is_upper(before) || !is_upper(byte_at(s, place + 1));
}

#endif
