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
  uint32_t unused;  // where padding would be, whose bytes in an image would be anything
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

enum { head_bits = 13, sets = 6, buckets = 8 * sets, least_width = 2, most_width = 4 };

struct grille_finder {
  // Literals by their windows, in sets of eight buckets, the first half of the sets for those with an
  // edge: bucket b's bit is set where a byte of that low (high) half may stand.
  uint8_t low[sets][4][16];
  uint8_t high[sets][4][16];
  uint64_t heads_of_windows[1 << 9];  // by the first three bytes, five bits each: whether one begins so
  uint64_t window_bits[1 << 10];      // by hash: whether a literal has such a window
  uint32_t heads[1 << head_bits];
  literal *literals;
  uint32_t literal_count, literal_room;
  grille_term *terms;
  uint32_t term_count, term_room;
  uint64_t (*head_sets)[4];
  uint32_t head_set_count, head_set_room;
  shape *shapes;
  uint32_t shape_count, shape_room;
  // Names by their last three letters, five bits each, and by hash of their last one to five.
  uint64_t triples[1 << 9];
  uint64_t tails[grille_longest_tail][1 << 10];
  int has_names, failed;
  uint32_t name_anchor;
  const uint16_t *frequencies;
};

/// The hash of a window's `width` bytes, the first lowest; case does not matter.
static inline uint32_t window_hash(uint32_t bytes, int width) {
  uint32_t key = (bytes & 0xFFFFFFFFu >> (32 - 8 * width)) | 0x20202020u;
  return ((key + (uint32_t)width) * 0x9E3779B1u) >> 16;
}

/// Three bytes as a number of 15 bits; case does not matter.
static inline uint32_t triple_of(uint8_t first, uint8_t second, uint8_t third) {
  return (uint32_t)(first & 31) << 10 | (uint32_t)(second & 31) << 5 | (third & 31);
}

/// The hash of a name's last letters, each `| 0x20`, the last one lowest.
static inline uint32_t tail_hash(uint64_t bytes) {
  return (uint32_t)((bytes * 0x9E3779B97F4A7C15u) >> 48);
}

static inline int bit_is_set(const uint64_t *bits, uint32_t index) {
  return bits[index >> 6] >> (index & 63) & 1;
}

#endif
