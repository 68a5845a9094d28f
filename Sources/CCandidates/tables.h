//  The tables of a finder.
#ifndef GRILLE_TABLES_H
#define GRILLE_TABLES_H

#include "CCandidates.h"

/// Bytes that stand together.
typedef struct {
  uint64_t value;  // the bytes under `mask`, the first in the lowest eight bits
  uint64_t mask;   // 0xFF where a byte is exact, 0xDF where case does not matter
  uint32_t anchor;
  uint32_t next;   // the number + 1 of the next literal of its hash
  uint8_t length;
  uint8_t window;  // where in it its window begins
  uint8_t width;   // how many bytes that has: four, or two or three if it has no more
  uint8_t edge;
  uint8_t is_loose;  // it may stand anywhere, not only where a word or a number begins
  uint8_t unused[3];  // where padding would be, whose bytes in an image would be anything
} literal;

/// Classes all of which must hold.
typedef struct {
  uint32_t first_term;
  uint32_t term_count;
  uint32_t anchor;
  uint32_t first_set;  // what must stand from `offset` bytes before it on: sets of 256 bits
  uint16_t set_count;
  uint16_t offset;
} shape;

// Small, so that all that is looked at stays in the first-level cache.
enum { head_bits = 11, sets = 2, buckets = 8 * sets, least_width = 2, most_width = 4 };

/// Literals by the hash of their windows.
typedef struct {
  uint64_t narrow[1 << 10];  // of two or three bytes: by their first three, the third being any of two
  uint64_t wide[1 << 8];     // of four bytes: by hash
  uint64_t behind[3][1 << 8];  // of these, by hash of the four, five or six that they begin with at least
  uint32_t heads[1 << head_bits];
} window_table;

struct grille_finder {
  // Where a word begins, its first bytes are looked up; loose literals are looked for by
  // the vector pass, in sets of eight buckets: bucket b's bit is set where a byte of that low (high)
  // half may stand.
  window_table edged, loose;
  uint8_t low[sets][4][16];
  uint8_t high[sets][4][16];
  literal *literals;
  uint32_t literal_count, literal_room;
  int has_edged, has_loose;
  grille_term *terms;
  uint32_t term_count, term_room;
  uint64_t (*head_sets)[4];
  uint32_t head_set_count, head_set_room;
  shape *shapes;
  uint32_t shape_count, shape_room;
  // Names by their last one to eight letters: see `tail_is_known`.
  uint64_t tails[1 << 10];        // of eight letters
  uint64_t short_tails[1 << 10];  // of fewer
  // By what a name's last three and four letters must be, if it has as many.
  uint64_t triples[1 << 9];
  uint64_t fours[1 << 8];
  int has_names, failed;
  uint32_t name_anchor;
  const uint16_t *frequencies;
};

/// The hash of a window's `width` bytes, the first lowest; case does not matter.
static inline uint32_t window_hash(uint32_t bytes, int width) {
  uint32_t key = (bytes & 0xFFFFFFFFu >> (32 - 8 * width)) | 0x20202020u;
  return ((key + (uint32_t)width) * 0x9E3779B1u) >> 18;
}

/// The hash of the first four, five or six of `bytes`, `more` than four; case does not matter.
static inline uint32_t beginning_hash(uint64_t bytes, int more) {
  uint64_t key = (bytes | 0x2020202020202020u) << (32 - 8 * more);
  return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 50);
}

/// The first three of `bytes` as a number of 15 bits; case does not matter.
static inline uint32_t triple_of(uint32_t bytes) {
  return (bytes & 31) | (bytes >> 3 & 31 << 5) | (bytes >> 6 & 31 << 10);
}

/// The same and the case of the first one, by which `St` is told from what so many words begin with.
static inline uint32_t narrow_of(uint32_t bytes) { return triple_of(bytes) | (bytes & 0x20) << 10; }

/// Two hashes of a name's last letters, each letter `| 0x20`, the last one lowest.
static inline uint32_t tail_hash(uint64_t letters) {
  return (uint32_t)((letters * 0x9E3779B97F4A7C15u) >> 32);
}

/// The hash of its last four letters.
static inline uint32_t four_hash(uint64_t letters) {
  return ((uint32_t)letters * 0x9E3779B1u) >> 18;
}

static inline int bit_is_set(const uint64_t *bits, uint32_t index) {
  return bits[index >> 6] >> (index & 63) & 1;
}

/// Whether letters are among `tails`, where each has two bits.
static inline int tail_is_known(const uint64_t *tails, uint64_t letters) {
  uint32_t hash = tail_hash(letters);
  return bit_is_set(tails, hash >> 16) & bit_is_set(tails, hash & 0xFFFF);
}

#endif
