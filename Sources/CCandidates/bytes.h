//  What single bytes are, and sixteen at a time. Included by the files of this folder alone.
#ifndef GRILLE_BYTES_H
#define GRILLE_BYTES_H

#include <stdint.h>

static inline int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }
static inline int is_upper(uint8_t byte) { return (uint8_t)(byte - 'A') < 26; }
static inline int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }
static inline int is_alphanumeric(uint8_t byte) { return is_letter(byte) || is_digit(byte); }

#ifdef __SSE2__
#include <emmintrin.h>

// A bit for each of 16 bytes that lies in the `length` values from `first` on.
static inline uint32_t in_range(__m128i bytes, char first, int length) {
  __m128i shifted = _mm_sub_epi8(bytes, _mm_set1_epi8((char)(first - 128)));
  return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(shifted, _mm_set1_epi8((char)(length - 128))));
}

// A bit for each of 16 bytes that is `byte`.
static inline uint32_t equal(__m128i bytes, char byte) {
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)));
}

static inline uint32_t above_ascii(__m128i bytes) { return (uint32_t)_mm_movemask_epi8(bytes); }
#endif

#endif
