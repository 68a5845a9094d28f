//  What each level does with vectors, and the search made of it: the same text with other vectors. Included by
//  `candidates.c` alone.
#ifndef GRILLE_LEVELS_H
#define GRILLE_LEVELS_H

INLINE uint64_t any_lane(lanes v) {
  return v[0] | v[1] | v[2] | v[3] | v[4] | v[5] | v[6] | v[7];
}

/// A bit for each lane that is not 0.
INLINE uint32_t filled_lanes(lanes v) {
  uint32_t filled = 0;
  for (int lane = 0; lane < 8; lane++) filled |= (uint32_t)(v[lane] != 0) << lane;
  return filled;
}

/// The lanes of `here` but its first, and behind them the first of `next`.
#define NEXT_LANES(here, next) __builtin_shufflevector(here, next, 1, 2, 3, 4, 5, 6, 7, 8)

/// The bits of `here` from bit `count` on, 0 to 63, followed by those of `next`.
INLINE lanes shift_lanes(lanes here, lanes next, int count) {
  return here >> count | next << 1 << (63 - count);
}

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
#define FILLED(v) filled_lanes(v)
#define NEXT(here, next) NEXT_LANES(here, next)
#define SHIFT(here, next, count) shift_lanes(here, next, count)
#include "pass.h"

#if defined(__aarch64__)
#include <arm_neon.h>

/// A bit for each byte, which is all ones or all zeros.
static inline unsigned collect16(uint8x16_t bytes) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t marked = vandq_u8(bytes, vld1q_u8(bits));
  return vaddv_u8(vget_low_u8(marked)) | (unsigned)vaddv_u8(vget_high_u8(marked)) << 8;
}

#define PASS(name) neon_##name
#define TARGET
#define WIDTH 16
#define VECTOR uint8x16_t
#define LOAD(at) vld1q_u8(at)
#define SUB(v, byte) vsubq_u8(v, vdupq_n_u8(byte))
#define FOLD(v) vorrq_u8(v, vdupq_n_u8(0x20))
#define BELOW(v, bound) collect16(vcltq_u8(v, vdupq_n_u8(bound)))
#define EQUAL(v, byte) collect16(vceqq_u8(v, vdupq_n_u8(byte)))
#define TABLE(table) vld1q_u8(table)
#define LOW(v) vandq_u8(v, vdupq_n_u8(15))
#define HIGH(v) vshrq_n_u8(v, 4)
#define LOOK(table, index) vqtbl1q_u8(table, index)
#define AND(a, b) vandq_u8(a, b)
#define OR(a, b) vorrq_u8(a, b)
#define ALL vdupq_n_u8(0xFF)
#define NONZERO(v) collect16(vtstq_u8(v, v))
#define ANY(v) any_lane(v)
#define FILLED(v) filled_lanes(v)
#define NEXT(here, next) NEXT_LANES(here, next)
#define SHIFT(here, next, count) shift_lanes(here, next, count)
#include "pass.h"
#endif

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
#define FILLED(v) filled_lanes(v)
#define NEXT(here, next) NEXT_LANES(here, next)
#define SHIFT(here, next, count) shift_lanes(here, next, count)
#include "pass.h"

#define PASS(name) avx2_##name
#define TARGET __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
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
#define FILLED(v) filled_lanes(v)
#define NEXT(here, next) NEXT_LANES(here, next)
#define SHIFT(here, next, count) shift_lanes(here, next, count)
#define GATHER(word, mask) _pext_u64(word, mask)
#define DEPOSIT(word, mask) _pdep_u64(word, mask)
#include "pass.h"

#define PASS(name) avx512_##name
#define TARGET __attribute__((target("bmi,bmi2,lzcnt,popcnt,avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2")))
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
#define FILLED(v) (uint32_t)_mm512_test_epi64_mask((__m512i)(v), (__m512i)(v))
#define ANY(v) _mm512_test_epi64_mask((__m512i)(v), (__m512i)(v))
#define NEXT(here, next) NEXT_LANES(here, next)
#define SHIFT(here, next, count) \
  ((lanes)_mm512_shrdv_epi64((__m512i)(here), (__m512i)(next), _mm512_set1_epi64(count)))
#define GATHER(word, mask) _pext_u64(word, mask)
#define DEPOSIT(word, mask) _pdep_u64(word, mask)
#define COMPRESS(to, bits, from) \
  _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(bits, _mm512_loadu_si512((const void *)(from))))
#include "pass.h"
#endif

int grille_level_is_available(int level) {
  switch (level) {
    case grille_portable: return 1;
#if defined(__aarch64__)
    case grille_neon: return 1;
#endif
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

size_t grille_find(
    const grille_finder *finder, int level, const uint8_t *text, size_t count, size_t *from,
    grille_candidate *out, size_t capacity, grille_lines *lines) {
  switch (level) {
#if defined(__aarch64__)
    case grille_neon: return neon_find(finder, text, count, from, out, capacity, lines);
#endif
#if defined(__x86_64__)
    case grille_sse: return sse_find(finder, text, count, from, out, capacity, lines);
    case grille_avx2: return avx2_find(finder, text, count, from, out, capacity, lines);
    case grille_avx512: return avx512_find(finder, text, count, from, out, capacity, lines);
#endif
    default: return portable_find(finder, text, count, from, out, capacity, lines);
  }
}

#endif
