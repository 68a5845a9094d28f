//  Edges of a text, where something that words are made of begins behind neither letter nor digit; and its
//  longest runs.

#include "CCandidates.h"
#include "bytes.h"

#ifdef __SSE2__
static inline uint32_t digits(__m128i bytes) { return in_range(bytes, '0', 10); }

static inline uint32_t alphanumerics(__m128i bytes) {
  return in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26) | digits(bytes);
}
#endif

size_t grille_find_edges(
    const uint8_t *text, size_t count, size_t from, uint32_t *edges, uint64_t others[2]) {
  size_t found = 0;
  size_t end = count - from < grille_edges_step ? count : from + grille_edges_step;
  uint32_t before = from > 0 && is_alphanumeric(text[from - 1]);
  size_t index = from;
#ifdef __SSE2__
  for (; index + 16 <= end; index += 16) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
    uint32_t inner = alphanumerics(bytes);
    uint32_t words = inner | above_ascii(bytes) | equal(bytes, '_');
    uint32_t starts = words & ~(inner << 1 | before);
    before = inner >> 15;
    for (; starts; starts &= starts - 1)
      edges[found++] = (uint32_t)index + (uint32_t)__builtin_ctz(starts);
    uint32_t rest = ~(inner | above_ascii(bytes)) & 0xFFFF;
    for (; rest; rest &= rest - 1) {
      uint8_t byte = text[index + (size_t)__builtin_ctz(rest)];
      others[byte >> 6] |= (uint64_t)1 << (byte & 63);
    }
  }
#endif
  for (; index < end; index++) {
    uint8_t byte = text[index];
    uint32_t inner = (uint32_t)is_alphanumeric(byte);
    if (!before && (inner || byte >= 0x80 || byte == '_')) edges[found++] = (uint32_t)index;
    if (!inner && byte < 0x80) others[byte >> 6] |= (uint64_t)1 << (byte & 63);
    before = inner;
  }
  return found;
}

/// The longest run so far, and the one that reaches to where the text was looked at.
typedef struct {
  size_t longest, open;
} run;

/// Goes on with 64 bytes, a bit for each that counts.
static inline void go_on(run *one, uint64_t bits) {
  if (bits == ~(uint64_t)0) {
    one->open += 64;
    return;
  }
  one->open += (size_t)__builtin_ctzll(~bits);
  if (one->open > one->longest) one->longest = one->open;
  // What is left is where a run begins that is longer than the longest.
  uint64_t left = one->longest < 64 ? bits : 0;
  for (size_t length = 1, most = one->longest + 1; left && length < most;) {
    size_t step = length < most - length ? length : most - length;
    left &= left >> step;
    length += step;
  }
  for (; left; left &= left >> 1) one->longest++;
  one->open = (size_t)__builtin_clzll(~bits);
}

grille_runs grille_longest_runs(const uint8_t *text, size_t count) {
  run of_digits = {0, 0}, of_alphanumerics = {0, 0};
  for (size_t from = 0; from < count; from += 64) {
    uint64_t digit = 0, alphanumeric = 0;
    size_t index = from, end = count - from < 64 ? count : from + 64;
#ifdef __SSE2__
    for (; index + 16 <= end; index += 16) {
      __m128i bytes = _mm_loadu_si128((const __m128i *)(text + index));
      digit |= (uint64_t)digits(bytes) << (index - from);
      alphanumeric |= (uint64_t)alphanumerics(bytes) << (index - from);
    }
#endif
    for (; index < end; index++) {
      digit |= (uint64_t)is_digit(text[index]) << (index - from);
      alphanumeric |= (uint64_t)is_alphanumeric(text[index]) << (index - from);
    }
    go_on(&of_digits, digit);
    go_on(&of_alphanumerics, alphanumeric);
  }
  // A run that reaches the end of the text.
  go_on(&of_digits, 0);
  go_on(&of_alphanumerics, 0);
  return (grille_runs){of_digits.longest, of_alphanumerics.longest};
}
