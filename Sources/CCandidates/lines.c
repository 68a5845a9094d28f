//  Lines of a text, and bytes in it.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // memmem, memrchr
#endif
#include "CCandidates.h"
#include "bytes.h"

#include <string.h>

// Counts by columns: a byte of its own for each lane, added up before it can overflow. The compiler makes
// vectors of the inner loop as wide as the function that it is inlined into may use.
static inline __attribute__((always_inline)) size_t count_feeds(
    const uint8_t *text, size_t count) {
  enum { lanes = 128, most = 255 };
  size_t lines = 0;
  while (count >= lanes) {
    uint8_t columns[lanes] = {0};
    size_t rows = count / lanes < most ? count / lanes : most;
    for (size_t row = 0; row < rows; row++, text += lanes)
      for (size_t lane = 0; lane < lanes; lane++) columns[lane] += text[lane] == '\n';
    for (size_t lane = 0; lane < lanes; lane++) lines += columns[lane];
    count -= rows * lanes;
  }
  for (size_t index = 0; index < count; index++) lines += text[index] == '\n';
  return lines;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t count_feeds_avx2(const uint8_t *text, size_t count) {
  return count_feeds(text, count);
}
#endif

size_t grille_count_lines(const uint8_t *text, size_t count) {
#if defined(__x86_64__)
  if (grille_level_is_available(grille_avx2)) return count_feeds_avx2(text, count);
#endif
  return count_feeds(text, count);
}

size_t grille_find_line_feed(const uint8_t *text, size_t count) {
  const uint8_t *feed = memchr(text, '\n', count);
  return feed ? (size_t)(feed - text) : count;
}

size_t grille_end_of_lines(const uint8_t *text, size_t count) {
#ifdef __linux__
  const uint8_t *feed = memrchr(text, '\n', count);
  return feed ? (size_t)(feed - text) + 1 : 0;
#else
  while (count > 0 && text[count - 1] != '\n') count--;
  return count;
#endif
}

size_t grille_find_bytes(
    const uint8_t *text, size_t count, const uint8_t *sought, size_t sought_count) {
  size_t from = 0;
#ifdef __SSE2__
  // Where its first and its last byte stand is compared, as long as that fails cheaply.
  if (sought_count > 0) {
    char first = (char)sought[0], last = (char)sought[sought_count - 1];
    for (size_t spent = 0; from + sought_count + 15 <= count && spent <= count; from += 16) {
      const uint8_t *at = text + from;
      uint32_t bits = equal(_mm_loadu_si128((const __m128i *)at), first) &
                      equal(_mm_loadu_si128((const __m128i *)(at + sought_count - 1)), last);
      for (; bits; bits &= bits - 1) {
        size_t place = from + (size_t)__builtin_ctz(bits);
        if (memcmp(text + place, sought, sought_count) == 0) return place;
        spent += sought_count;
      }
    }
  }
#endif
  const uint8_t *found = memmem(text + from, count - from, sought, sought_count);
  return found ? (size_t)(found - text) : count;
}

// What a line ends with that goes on in the next (`"name":` among it), and begins with where a document may begin.
static int goes_on(const uint8_t *text, size_t start, size_t feed) {
  size_t end = feed > start && text[feed - 1] == '\r' ? feed - 1 : feed;
  uint8_t last = end > start ? text[end - 1] : 0;
  if (last == ':') return end - start > 1 && text[end - 2] == '"';
  return last == '{' || last == '[' || last == ',';
}

static int begins(const uint8_t *text, size_t start, size_t feed) {
  uint8_t next = start + 1 < feed ? text[start + 1] : 0;
  switch (text[start]) {
    case '<': return is_letter(next) || next == '?' || next == '!' || next == '_';
    case ':': return feed - start > 5 && next == '5' && (text[start + 2] == '0' || text[start + 2] == '9');
    case 'C': case 'c': return feed - start > 20 && memcmp(text + start + 1, "ontent-", 7) == 0;
    default: return 0;
  }
}

size_t grille_find_opening(const uint8_t *text, size_t count, size_t from) {
  while (from < count) {
    const uint8_t *found = memchr(text + from, '\n', count - from);
    size_t feed = found ? (size_t)(found - text) : count;
    if (goes_on(text, from, feed) || begins(text, from, feed)) return from;
    from = feed + 1;
  }
  return count;
}
