//  Anchors become tables.
//
//  A literal is told by a window of four of its bytes: one that stands where a word begins by its first
//  ones, looked up there. For the others the buckets share the vector pass: a place is looked at when
//  each of its four bytes may stand there in some literal of one bucket. So literals that are alike go
//  into one bucket, by a greedy choice of the bucket that becomes least common.

#include "bytes.h"
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
  if (!finder->is_image) {
    free(finder->literals);
    free(finder->terms);
    free(finder->nodes);
    free(finder->shapes);
    free(finder->head_sets);
  }
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
  if (count < 1 || count > deepest_shape ||
      !grow((void **)&finder->shapes, finder->shape_count, &finder->shape_room, sizeof(shape))) {
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
  set_bit(tails, first_of(tail_hash(tail)));
  set_bit(tails, second_of(tail_hash(tail)));
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

/// Whether no letter or digit stands before it.
static int is_edged(const literal *one) {
  return (one->edge & (grille_edge_before | grille_edge_word)) != 0;
}

/// Whether it stands only where a word may begin, which is at every byte above ASCII: see `starts`. Few begin with a
/// digit, and many numbers stand in texts.
static int begins_a_word(const literal *one) {
  uint8_t first = (uint8_t)one->value;
  return first >= 0x80 || (is_edged(one) && is_letter(first));
}

/// Whether it stands only where a number begins.
static int begins_a_number(const literal *one) {
  return is_edged(one) && one->length > least_width && is_digit((uint8_t)one->value);
}

/// The rarest four bytes in a row; of an edged one the first.
static void choose_window(const grille_finder *finder, literal *one) {
  one->width = one->length < most_width ? one->length : most_width;
  double best = 2;
  int is_put = begins_a_word(one) || begins_a_number(one);
  int last = is_put ? 0 : one->length - one->width;
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

static uint32_t window_of(const literal *one) {
  return (uint32_t)(one->value >> (8 * one->window));
}

static uint32_t hash_of(const literal *one) { return window_hash(window_of(one), one->width); }

/// Enters a literal by its window.
static void enter(window_table *table, const literal *one) {
  uint32_t bytes = window_of(one);
  if (one->width == most_width) {
    int length = one->length - one->window, more = length < 6 ? length - most_width : 2;
    set_bit(table->wide, hash_of(one));
    set_bit(table->behind[more], beginning_hash(one->value >> (8 * one->window), more));
  }
  uint32_t other_case = (one->mask >> (8 * one->window) & 0x20) ^ 0x20;
  for (uint32_t third = 0; third < 32 && one->width < most_width; third++) {
    if (one->width != least_width && third != (bytes >> 16 & 31)) continue;
    uint32_t all = (bytes & 0xFFFF) | third << 16;
    set_bit(table->narrow, narrow_hash(all));
    set_bit(table->narrow, narrow_hash(all ^ other_case));
  }
}

/// Notes where those of a table are that have a hash, when all literals are in order.
static void read_firsts(window_table *table, const literal *literals, uint32_t from, uint32_t to) {
  uint32_t number = from;
  for (uint32_t head = 0; head < 1u << head_bits; head++) {
    table->first[head] = number;
    while (number < to && head_of(hash_of(&literals[number])) == head) number++;
  }
  table->first[1 << head_bits] = number;
}

static int by_length(const void *left, const void *right) {
  const literal *a = left, *b = right;
  if (a->length != b->length) return a->length - b->length;
  return a->value != b->value ? (a->value < b->value ? -1 : 1) : (int)a->anchor - (int)b->anchor;
}

/// Of the buckets, those of windows of two, three and four bytes: a narrow window takes anything behind
/// it, and would make the wide ones as common.
static const int first_loose_bucket[] = {0, 0, 0, 6, 14, first_edged_bucket};
static const int first_number_bucket[] = {0, 0, 0, first_edged_bucket, first_edged_bucket + 2, buckets};

static int is_same(grille_term left, grille_term right) {
  return left.class_number == right.class_number && left.offset == right.offset;
}

/// Shapes whose terms are put into the tree, and those of their terms that are not yet.
typedef struct {
  uint32_t number;
  uint32_t count;
  grille_term terms[deepest_shape];
} branch;

static int take(branch *one, grille_term term) {
  for (uint32_t index = 0; index < one->count; index++) {
    if (!is_same(one->terms[index], term)) continue;
    one->count--;
    memmove(one->terms + index, one->terms + index + 1,
            (size_t)(one->count - index) * sizeof term);
    return 1;
  }
  return 0;
}

/// Where the shapes that have a term are counted.
static uint32_t *share_of(uint32_t (*sharing)[64], grille_term term) {
  return &sharing[term.class_number][(term.offset + 8) & 63];
}

/// The term that most of `branches` share; of several, one that is rare.
static grille_term most_shared(const branch *branches, int count) {
  uint32_t sharing[grille_class_count][64] = {0}, most = 0;
  for (int one = 0; one < count; one++)
    for (uint32_t index = 0; index < branches[one].count; index++)
      (*share_of(sharing, branches[one].terms[index]))++;
  grille_term best = branches[0].terms[0];
  for (int one = 0; one < count; one++)
    for (uint32_t index = 0; index < branches[one].count; index++) {
      uint32_t share = *share_of(sharing, branches[one].terms[index]);
      if (share <= most) continue;
      most = share;
      best = branches[one].terms[index];
    }
  return best;
}

/// Puts `branches` into the tree, of which each has terms left; changes their order. 0 if there is no memory,
/// or if a shape has more terms than fit.
static int plant(grille_finder *finder, branch *branches, int count, int depth) {
  if (count > 0 && depth == deepest_shape) return 0;
  while (count > 0) {
    grille_term term = most_shared(branches, count);
    // Those that have it come last.
    int without = 0;
    for (int one = 0; one < count; one++) {
      if (take(&branches[one], term)) continue;
      branch other = branches[without];
      branches[without++] = branches[one];
      branches[one] = other;
    }
    uint32_t number = finder->node_count;
    if (!grow((void **)&finder->nodes, number, &finder->node_room, sizeof(shape_node))) return 0;
    finder->nodes[finder->node_count++] = (shape_node){.term = term, .depth = (uint16_t)depth};
    int last = without;
    for (int one = without; one < count; one++) {
      if (branches[one].count == 0 && !finder->nodes[number].shape) {
        finder->nodes[number].shape = branches[one].number + 1;
        continue;
      }
      // A node ends one shape: another of the same terms ends with the last one once more.
      if (branches[one].count == 0) branches[one].terms[branches[one].count++] = term;
      branches[last++] = branches[one];
    }
    if (!plant(finder, branches + without, last - without, depth + 1)) return 0;
    finder->nodes[number].next = finder->node_count;
    count = without;
  }
  return 1;
}

/// Shapes become a tree, so that what many begin with is looked at once.
static int plant_shapes(grille_finder *finder) {
  branch *branches = calloc(finder->shape_count + 1, sizeof *branches);
  if (!branches) return 0;
  for (uint32_t number = 0; number < finder->shape_count; number++) {
    const shape *one = &finder->shapes[number];
    branches[number].number = number;
    branches[number].count = one->term_count;
    memcpy(branches[number].terms, finder->terms + one->first_term,
           one->term_count * sizeof(grille_term));
  }
  int done = plant(finder, branches, (int)finder->shape_count, 0);
  free(branches);
  free(finder->terms);
  finder->terms = NULL;
  finder->term_count = finder->term_room = 0;
  return done;
}

/// Those at words first, the loose ones behind them, each by the hash of its window.
static int by_table(const void *left, const void *right) {
  const literal *a = left, *b = right;
  if (begins_a_word(a) != begins_a_word(b)) return begins_a_word(b) - begins_a_word(a);
  uint32_t first = head_of(hash_of(a)), second = head_of(hash_of(b));
  return first != second ? (first < second ? -1 : 1) : by_length(left, right);
}

int grille_finder_finish(grille_finder *finder) {
  if (finder->failed || !plant_shapes(finder)) return 0;
  halves at[buckets][4] = {0};
  double shares[buckets][4] = {0}, cost[buckets] = {0};
  uint32_t edged_count = 0;
  // Narrow windows first: they stand for any bytes behind them and are best among themselves.
  qsort(finder->literals, finder->literal_count, sizeof(literal), by_length);
  for (uint32_t number = 0; number < finder->literal_count; number++) {
    literal *one = &finder->literals[number];
    choose_window(finder, one);
    enter(begins_a_word(one) ? &finder->edged : &finder->loose, one);
    if (begins_a_word(one)) {
      edged_count++;
      continue;
    }
    int width = one->width, chosen = 0;
    const int *first_bucket = begins_a_number(one) ? first_number_bucket : first_loose_bucket;
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
  qsort(finder->literals, finder->literal_count, sizeof(literal), by_table);
  read_firsts(&finder->edged, finder->literals, 0, edged_count);
  read_firsts(&finder->loose, finder->literals, edged_count, finder->literal_count);
  finder->has_edged = edged_count > 0;
  finder->has_loose = edged_count < finder->literal_count;
  return 1;
}
