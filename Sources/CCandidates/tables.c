//  Anchors become tables.
//
//  A literal is told by a window of four of its bytes: one that stands where a word begins by its first
//  ones, looked up there. For the others the buckets share the vector pass: a place is looked at when
//  each of its four bytes may stand there in some literal of one bucket. So literals that are alike go
//  into one bucket, by a greedy choice of the bucket that becomes least common.

#include "tables.h"

#include <stdlib.h>
#include <string.h>

grille_finder *grille_finder_create(const uint16_t *frequencies) {
  grille_finder *finder = calloc(1, sizeof *finder);
  if (finder) finder->frequencies = frequencies;
  return finder;
}

void grille_finder_free(grille_finder *finder) {
  if (!finder) return;
  free(finder->literals);
  free(finder->terms);
  free(finder->shapes);
  free(finder->head_sets);
  free(finder);
}

/// Makes room for one more; 0 if there is none.
static int grow(void **items, uint32_t count, uint32_t *room, size_t size) {
  if (count < *room) return 1;
  uint32_t more = *room ? 2 * *room : 64;
  void *grown = realloc(*items, more * size);
  if (!grown) return 0;
  *items = grown;
  *room = more;
  return 1;
}

static uint8_t other_case(uint8_t byte) { return byte ^ 0x20; }

void grille_finder_add_literal(
    grille_finder *finder, const uint8_t *bytes, const uint8_t *folds, int length, int edge,
    uint32_t anchor) {
  if (!grow((void **)&finder->literals, finder->literal_count, &finder->literal_room,
            sizeof(literal))) {
    finder->failed = 1;
    return;
  }
  literal *one = &finder->literals[finder->literal_count++];
  *one = (literal){.anchor = anchor, .length = (uint8_t)length, .edge = (uint8_t)edge};
  for (int place = 0; place < length; place++) {
    uint64_t mask = folds[place] ? 0xDF : 0xFF;
    one->mask |= mask << (8 * place);
    one->value |= (bytes[place] & mask) << (8 * place);
  }
}

void grille_finder_add_shape(
    grille_finder *finder, const grille_term *terms, int count, const uint64_t *head,
    int head_count, int offset, uint32_t anchor) {
  if (!grow((void **)&finder->shapes, finder->shape_count, &finder->shape_room, sizeof(shape))) {
    finder->failed = 1;
    return;
  }
  finder->shapes[finder->shape_count++] =
      (shape){.first_term = finder->term_count, .term_count = (uint32_t)count, .anchor = anchor,
              .first_set = finder->head_set_count, .set_count = (uint16_t)head_count,
              .offset = (uint16_t)offset};
  for (int set = 0; set < head_count; set++) {
    if (!grow((void **)&finder->head_sets, finder->head_set_count, &finder->head_set_room,
              sizeof *finder->head_sets)) {
      finder->failed = 1;
      return;
    }
    memcpy(finder->head_sets[finder->head_set_count++], head + 4 * set, 32);
  }
  for (int term = 0; term < count; term++) {
    if (!grow((void **)&finder->terms, finder->term_count, &finder->term_room,
              sizeof(grille_term))) {
      finder->failed = 1;
      return;
    }
    finder->terms[finder->term_count++] = terms[term];
  }
}

static void set_bit(uint64_t *bits, uint32_t index) {
  bits[index >> 6] |= (uint64_t)1 << (index & 63);
}

void grille_finder_add_tail(
    grille_finder *finder, const uint8_t *letters, int length, uint32_t anchor) {
  finder->has_names = 1;
  finder->name_anchor = anchor;
  uint64_t tail = 0;
  for (int place = 0; place < length; place++) tail = tail << 8 | letters[place] | 0x20;
  uint64_t *tails = length == grille_longest_tail ? finder->tails : finder->short_tails;
  set_bit(tails, tail_hash(tail) >> 16);
  set_bit(tails, tail_hash(tail) & 0xFFFF);
  if (length >= 3) set_bit(finder->triples, triple_of((uint32_t)tail));
  if (length >= 4) set_bit(finder->fours, four_hash(tail));
}

/// The halves of bytes that may stand at a place of a bucket's windows.
typedef struct {
  uint16_t low, high;
} halves;

static double share(const grille_finder *finder, halves at) {
  double sum = 0;
  for (int high = 0; high < 16; high++) {
    if (!(at.high >> high & 1)) continue;
    for (int low = 0; low < 16; low++)
      if (at.low >> low & 1) sum += finder->frequencies[high << 4 | low];
  }
  return sum / 100000;
}

static halves with(halves at, const literal *one, int place) {
  uint8_t byte = (uint8_t)(one->value >> (8 * place));
  at.low |= (uint16_t)(1u << (byte & 15));
  at.high |= (uint16_t)(1u << (byte >> 4));
  if ((one->mask >> (8 * place) & 0xFF) == 0xDF) {
    at.low |= (uint16_t)(1u << (other_case(byte) & 15));
    at.high |= (uint16_t)(1u << (other_case(byte) >> 4));
  }
  return at;
}

/// Whether it stands only where a word begins. Few begin with a digit, and many numbers stand in texts.
static int is_edged(const literal *one) {
  uint8_t first = (uint8_t)one->value;
  int is_letter = (uint8_t)((first | 0x20) - 'a') < 26u;
  return (one->edge & (grille_edge_before | grille_edge_word)) != 0 && (is_letter || first >= 0x80);
}

/// The rarest four bytes in a row; of an edged one the first.
static void choose_window(const grille_finder *finder, literal *one) {
  one->is_loose = !is_edged(one);
  one->width = one->length < most_width ? one->length : most_width;
  double best = 2;
  int last = one->is_loose ? one->length - one->width : 0;
  for (int start = 0; start <= last; start++) {
    double product = 1;
    for (int place = start; place < start + one->width; place++)
      product *= share(finder, with((halves){0, 0}, one, place));
    if (product < best) {
      best = product;
      one->window = (uint8_t)start;
    }
  }
}

/// Enters literal `number` by its window.
static void enter(window_table *table, literal *literals, uint32_t number) {
  literal *one = &literals[number];
  uint32_t bytes = (uint32_t)(one->value >> (8 * one->window));
  uint32_t hash = window_hash(bytes, one->width);
  if (one->width == most_width) {
    int length = one->length - one->window, more = length < 6 ? length - most_width : 2;
    set_bit(table->wide, hash);
    set_bit(table->behind[more], beginning_hash(one->value >> (8 * one->window), more));
  }
  uint32_t other_case = (one->mask >> (8 * one->window) & 0x20) ^ 0x20;
  for (uint32_t third = 0; third < 32 && one->width < most_width; third++) {
    if (one->width != least_width && third != (bytes >> 16 & 31)) continue;
    uint32_t all = (bytes & 0xFFFF) | third << 16;
    set_bit(table->narrow, narrow_of(all));
    set_bit(table->narrow, narrow_of(all ^ other_case));
  }
  uint32_t *head = &table->heads[hash & ((1u << head_bits) - 1)];
  one->next = *head;
  *head = number + 1;
}

static int by_length(const void *left, const void *right) {
  const literal *a = left, *b = right;
  if (a->length != b->length) return a->length - b->length;
  return a->value != b->value ? (a->value < b->value ? -1 : 1) : (int)a->anchor - (int)b->anchor;
}

/// Of the buckets, those of windows of two, three and four bytes: a narrow window takes anything behind
/// it, and would make the wide ones as common.
static const int first_bucket[] = {0, 0, 0, 3, 6, buckets};

int grille_finder_finish(grille_finder *finder) {
  if (finder->failed) return 0;
  halves at[buckets][4] = {0};
  double shares[buckets][4] = {0}, cost[buckets] = {0};
  // Narrow windows first: they stand for any bytes behind them and are best among themselves.
  qsort(finder->literals, finder->literal_count, sizeof(literal), by_length);
  for (uint32_t number = 0; number < finder->literal_count; number++) {
    literal *one = &finder->literals[number];
    choose_window(finder, one);
    if (!one->is_loose) {
      finder->has_edged = 1;
      enter(&finder->edged, finder->literals, number);
      continue;
    }
    finder->has_loose = 1;
    enter(&finder->loose, finder->literals, number);
    int width = one->width, chosen = 0;
    double least = 1e9;
    for (int bucket = first_bucket[width]; bucket < first_bucket[width + 1]; bucket++) {
      double product = 1;
      for (int place = 0; place < 4; place++) {
        halves now = at[bucket][place], then = now;
        if (place < width) then = with(now, one, one->window + place);
        else then = (halves){0xFFFF, 0xFFFF};
        product *= then.low == now.low && then.high == now.high ? shares[bucket][place]
                                                                : share(finder, then);
      }
      if (product - cost[bucket] < least) {
        least = product - cost[bucket];
        chosen = bucket;
      }
    }
    cost[chosen] += least;
    for (int place = 0; place < 4; place++) {
      halves then = place < width ? with(at[chosen][place], one, one->window + place)
                                  : (halves){0xFFFF, 0xFFFF};
      at[chosen][place] = then;
      shares[chosen][place] = share(finder, then);
    }
  }
  for (int bucket = 0; bucket < buckets; bucket++)
    for (int place = 0; place < 4; place++)
      for (int half = 0; half < 16; half++) {
        uint8_t bit = (uint8_t)(1u << (bucket & 7));
        if (at[bucket][place].low >> half & 1) finder->low[bucket >> 3][place][half] |= bit;
        if (at[bucket][place].high >> half & 1) finder->high[bucket >> 3][place][half] |= bit;
      }
  return 1;
}
