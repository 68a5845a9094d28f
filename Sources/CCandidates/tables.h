//  The tables of a finder.
#ifndef GRILLE_TABLES_H
#define GRILLE_TABLES_H

#include "CCandidates.h"

/// Bytes that stand together.
typedef struct {
  uint64_t value;  // the bytes under `mask`, the first in the lowest eight bits
  uint64_t mask;   // 0xFF where a byte is exact, 0xDF where case does not matter
  uint32_t anchor;
  uint8_t length;
  uint8_t window;  // where in it its window begins
  uint8_t width;   // how many bytes that has: four, or two or three if it has no more
  uint8_t edge;
} literal;

/// Classes all of which must hold.
typedef struct {
  uint32_t anchor;
  uint32_t first_set;  // what must stand from `offset` bytes before it on: sets of 256 bits
  uint16_t set_count;
  uint16_t offset;
  // While it is filled: its part of the terms.
  uint32_t first_term;
  uint32_t term_count;
} shape;

/// A term of shapes, behind those that all of them begin with: a tree, each node before its children.
typedef struct {
  grille_term term;
  uint16_t depth;
  uint32_t next;   // the first node behind its children
  uint32_t shape;  // the number + 1 of the shape of which it is the last term
} shape_node;

// Small, so that all that is looked at stays in the first-level cache.
enum { head_bits = 11, least_width = 2, most_width = 4, deepest_shape = 64 };
/// Of last letters there are tens of thousands: with fewer bits more signs would pass for those of names.
enum { tail_bits = 18 };
/// Buckets of loose literals, and behind them one set of those that begin with a digit at an edge.
enum { sets = 5, buckets = 8 * sets, first_edged_bucket = buckets - 8 };

/// Literals by the hash of their windows.
typedef struct {
  uint64_t narrow[1 << 10];  // of two or three bytes: by hash of their first three, any third of two
  uint64_t wide[1 << 10];    // of four bytes: by hash
  uint64_t behind[3][1 << 8];  // of these, by hash of the four, five or six that they begin with at least
  uint32_t first[(1 << head_bits) + 1];  // by hash of its window, a literal's place among all
} window_table;

struct grille_finder {
  // Where a word begins, its first bytes are looked up; loose literals are looked for by
  // the vector pass, in sets of eight buckets: bucket b's bit is set where a byte of that low (high)
  // half may stand. Those of the last set stand only where a run of letters and digits begins.
  window_table edged, loose;
  uint8_t low[sets][4][16];
  uint8_t high[sets][4][16];
  literal *literals;
  uint32_t literal_count, literal_room;
  int has_edged, has_loose;
  grille_term *terms;  // of shapes, until they are nodes
  uint32_t term_count, term_room;
  shape_node *nodes;
  uint32_t node_count, node_room;
  uint64_t (*head_sets)[4];
  uint32_t head_set_count, head_set_room;
  shape *shapes;
  uint32_t shape_count, shape_room;
  // Names by their last one to eight letters: see `tail_is_known`.
  uint64_t tails[1 << (tail_bits - 6)];        // of eight letters
  uint64_t short_tails[1 << (tail_bits - 6)];  // of fewer
  int has_names, failed;
  int is_image;  // its lists are those of an image
  uint32_t name_anchor;
  const uint16_t *frequencies;
};

/// The hash of a window's `width` bytes, the first lowest; case does not matter.
static inline uint32_t window_hash(uint32_t bytes, int width) {
  uint32_t key = (bytes & 0xFFFFFFFFu >> (32 - 8 * width)) | 0x20202020u;
  return ((key + (uint32_t)width) * 0x9E3779B1u) >> 16;
}

/// Which literals share the hash of a window.
static inline uint32_t head_of(uint32_t hash) { return hash & ((1u << head_bits) - 1); }

/// The hash of the first four, five or six of `bytes`, `more` than four; case does not matter.
static inline uint32_t beginning_hash(uint64_t bytes, int more) {
  uint64_t key = (bytes | 0x2020202020202020u) << (32 - 8 * more);
  return (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 50);
}

/// The hash of the first three of `bytes`, of which only the first one's case matters: so `St` is told from
/// what so many words begin with.
static inline uint32_t narrow_hash(uint32_t bytes) {
  return ((bytes & 0x1F1F3F) * 0x9E3779B1u) >> 16;
}

/// Two hashes of a name's last letters, each letter `| 0x20`, the last one lowest: the highest bits and those below.
static inline uint64_t tail_hash(uint64_t letters) { return letters * 0x9E3779B97F4A7C15u; }
static inline uint32_t first_of(uint64_t hash) { return (uint32_t)(hash >> (64 - tail_bits)); }
static inline uint32_t second_of(uint64_t hash) {
  return (uint32_t)(hash >> (64 - 2 * tail_bits)) & ((1u << tail_bits) - 1);
}

static inline int bit_is_set(const uint64_t *bits, uint32_t index) {
  return bits[index >> 6] >> (index & 63) & 1;
}

/// Whether letters are among `tails`, where each has two bits.
static inline int tail_is_known(const uint64_t *tails, uint64_t letters) {
  uint64_t hash = tail_hash(letters);
  return bit_is_set(tails, first_of(hash)) & bit_is_set(tails, second_of(hash));
}

#endif
