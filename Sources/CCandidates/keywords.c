//  Words with which a keyword may begin. A word ends where letters meet digits, lower case meets upper, and
//  before the last capital of a run that goes on in lower case; see `Words.next`, which says the same byte
//  by byte.

#include "CCandidates.h"
#include "bytes.h"

#include <string.h>

/// What 64 bytes are, a bit for each. Letters are those of ASCII and bytes above it.
typedef struct {
  uint64_t letter, upper, lower, digit, s;
} kinds;

static inline kinds kinds_of(const uint8_t *at) {
  kinds all = {0, 0, 0, 0, 0};
#ifdef __SSE2__
  for (int shift = 0; shift < 64; shift += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(at + shift));
    all.upper |= (uint64_t)in_range(bytes, 'A', 26) << shift;
    all.lower |= (uint64_t)in_range(bytes, 'a', 26) << shift;
    all.digit |= (uint64_t)in_range(bytes, '0', 10) << shift;
    all.letter |= (uint64_t)above_ascii(bytes) << shift;
    all.s |= (uint64_t)equal(bytes, 's') << shift;
  }
#else
  for (int index = 0; index < 64; index++) {
    uint8_t byte = at[index];
    all.upper |= (uint64_t)is_upper(byte) << index;
    all.lower |= (uint64_t)((uint8_t)(byte - 'a') < 26) << index;
    all.digit |= (uint64_t)is_digit(byte) << index;
    all.letter |= (uint64_t)(byte >> 7) << index;
    all.s |= (uint64_t)(byte == 's') << index;
  }
#endif
  all.letter |= all.upper | all.lower;
  return all;
}

/// The same for what is left of a text at `place`; nothing stands behind it.
static inline kinds kinds_at(const uint8_t *text, size_t count, size_t place) {
  if (place + 64 <= count) return kinds_of(text + place);
  uint8_t last[64] = {0};
  if (place < count) memcpy(last, text + place, count - place);
  return kinds_of(last);
}

/// The slot of a word of `length` bytes whose first four, as far as it has them, are `bytes`.
static inline uint32_t slot_of(uint32_t bytes, size_t length) {
  uint32_t folded = bytes | 0x20202020u;
  if (length < 4) folded &= 0xFFFFFFFFu >> (8 * (4 - length));
  return ((folded + (uint32_t)length * 0x85EBCA77u) * 0x9E3779B1u) >> (32 - grille_word_bits);
}

static inline uint32_t first_bytes(const uint8_t *text, size_t count) {
  uint32_t bytes = 0;
  memcpy(&bytes, text, count < 4 ? count : 4);
  return bytes;
}

uint32_t grille_word_slot(const uint8_t *word, size_t length) {
  return slot_of(first_bytes(word, length), length);
}

static inline int may_begin_keyword(
    const uint8_t *text, size_t count, size_t start, size_t end, const uint64_t *slots) {
  uint32_t bytes = start + 4 <= count ? first_bytes(text + start, 4)
                                      : first_bytes(text + start, count - start);
  uint32_t slot = slot_of(bytes, end - start);
  if (!(slots[slot >> 6] >> (slot & 63) & 1)) return 0;
  return start == 0 || !is_digit(text[start - 1]) || !is_letter(text[start]);
}

size_t grille_find_words(
    const uint8_t *text, size_t count, grille_word_search *search, const uint64_t *slots,
    grille_span *words, size_t capacity) {
  size_t found = 0;
  kinds here = kinds_at(text, count, search->from), before = {0, 0, 0, 0, 0};
  if (search->from) before = kinds_of(text + search->from - 64);
  for (; search->from < count && found + 64 < capacity; search->from += 64) {
    size_t base = search->from;
    kinds next = kinds_at(text, count, base + 64);
    uint64_t behind_letter = here.letter << 1 | before.letter >> 63;
    uint64_t behind_upper = here.upper << 1 | before.upper >> 63;
    uint64_t behind_digit = here.digit << 1 | before.digit >> 63;
    uint64_t before_lower = here.lower >> 1 | next.lower << 63;
    // `PANs`: the plural of an abbreviation stays with it.
    uint64_t plural = (here.s >> 1 | next.s << 63) & ~(here.letter >> 2 | next.letter << 62);
    uint64_t starts = (here.digit & ~behind_digit) | (here.letter & ~behind_letter) |
                      (here.upper & behind_letter & ~behind_upper) |
                      (here.upper & behind_upper & before_lower & ~plural);
    uint64_t ends = starts | ~(here.letter | here.digit);
    if (search->is_open && ends) {
      size_t end = base + (size_t)__builtin_ctzll(ends);
      if (may_begin_keyword(text, count, search->open, end, slots))
        words[found++] = (grille_span){(uint32_t)search->open, (uint32_t)end};
      search->is_open = 0;
    }
    for (; starts; starts &= starts - 1) {
      int bit = __builtin_ctzll(starts);
      uint64_t rest = bit < 63 ? ends >> (bit + 1) : 0;
      size_t start = base + (size_t)bit;
      if (!rest) {
        search->open = start;
        search->is_open = 1;
        break;
      }
      size_t end = start + 1 + (size_t)__builtin_ctzll(rest);
      if (may_begin_keyword(text, count, start, end, slots))
        words[found++] = (grille_span){(uint32_t)start, (uint32_t)end};
    }
    before = here;
    here = next;
  }
  if (search->from >= count && search->is_open) {
    if (may_begin_keyword(text, count, search->open, count, slots))
      words[found++] = (grille_span){(uint32_t)search->open, (uint32_t)count};
    search->is_open = 0;
  }
  return found;
}
