//  Where in a text may a value be? One vector pass over the bytes answers with candidates: places at
//  which an anchor stands, that is, something without which a pattern cannot match. Most texts have
//  few. No logic of what is sensitive: anchors come as tables.
#ifndef GRILLE_CANDIDATES_H
#define GRILLE_CANDIDATES_H

#include <stddef.h>
#include <stdint.h>

/// Classes of bytes that shapes are made of. A mask of one bit a byte is made for each.
enum grille_class {
  grille_digit,      // 0-9
  grille_upper,      // A-Z
  grille_letter,     // A-Z a-z
  grille_alnum,      // 0-9 A-Z a-z
  grille_word,       // alnum _ -
  grille_dash,       // -
  grille_blank,      // space
  grille_dot,        // .
  grille_slash,      // /
  grille_plus,       // +
  grille_paren,      // (
  grille_at,         // @
  grille_colon,      // :
  grille_equals,     // =
  grille_less,       // <
  grille_backslash,  // 0x5C
  grille_percent,    // %
  grille_high,       // 0x80 and above
  grille_group,      // space or dash
  grille_not_alnum,  // the edge before a value
  grille_not_digit,
  grille_feed,      // line feed
  // Runs: the class holds here and at the bytes that follow.
  grille_digit2, grille_digit4, grille_digit8,
  grille_alnum2, grille_alnum4, grille_alnum8, grille_alnum16,
  grille_word2, grille_word4, grille_word8, grille_word16,
  grille_upper2, grille_upper4,
  // The class holds here, and no letter or digit stands before.
  grille_digit_start, grille_upper_start, grille_letter_start, grille_alnum_start,
  grille_class_count
};

/// A class that must hold at a distance from the shape's first byte, -8 to 48. A shape has 64 at most.
typedef struct {
  uint8_t class_number;
  int8_t offset;
} grille_term;

/// What stands around a literal.
enum {
  grille_edge_before = 1,  // no letter or digit before it
  grille_edge_after = 2,   // no letter or digit behind it
  // A word begins with it that does not go on from a digit, and ends with it if it is shorter than 8.
  grille_edge_word = 4,
};

enum { grille_longest_literal = 8, grille_longest_tail = 8 };

/// Anchors made ready to be looked for. Filled by one thread, then read by any number.
typedef struct grille_finder grille_finder;

/// Makes an empty finder; null if there is no memory.
///
/// `frequencies` says how often each of the 256 byte values stands in ordinary text; it decides how
/// fast the pass is, not what it finds. It is read until `grille_finder_finish` has returned.
grille_finder *grille_finder_create(const uint16_t *frequencies);
void grille_finder_free(grille_finder *finder);

/// Adds bytes that stand together, two to eight. Where `folds` is not 0, either case will do.
void grille_finder_add_literal(
    grille_finder *finder, const uint8_t *bytes, const uint8_t *folds, int length, int edge,
    uint32_t anchor);
/// Adds classes that stand together. What is found `offset` bytes behind the first of `head_count` sets
/// of four words each (a bit a byte value) counts only if the bytes there are of those sets.
void grille_finder_add_shape(
    grille_finder *finder, const grille_term *terms, int count, const uint64_t *head,
    int head_count, int offset, uint32_t anchor);
/// Adds the last letters of a name that is looked for, in lower case, at most eight: if the name has
/// fewer, all of them. Candidates of names carry `anchor`.
void grille_finder_add_tail(
    grille_finder *finder, const uint8_t *letters, int length, uint32_t anchor);
/// Ends the filling; 0 if there was no memory, or if a shape has no terms or more than 64.
int grille_finder_finish(grille_finder *finder);

/// Writes a finished finder to `out`, so that it can be had again without being filled, and says how many
/// bytes that takes. With less `room` nothing is written.
size_t grille_finder_image(const grille_finder *finder, uint8_t *out, size_t room);
/// A finder from its image, which must be of this kind, begin at a multiple of eight and outlive it: its lists
/// are used where they stand. Null if it is torn or there is no memory.
grille_finder *grille_finder_from_image(const uint8_t *image, size_t count);
/// What images look like here: it differs where sizes or the order of bytes do.
uint32_t grille_finder_image_kind(void);

/// A place at which an anchor stands. For a field's name: one past its last byte.
typedef struct {
  uint32_t place;
  uint32_t anchor;
  uint32_t line;  // from 0
} grille_candidate;

/// Lines of a text, as far as it was looked at.
typedef struct {
  uint32_t *starts;  // room for one more than line feeds; the first is set to 0 by the caller
  uint32_t count;    // how many lines begin before where the search ended, or there
} grille_lines;

/// How the pass is done; results are the same.
enum grille_level {
  grille_portable, grille_neon, grille_sse, grille_avx2, grille_avx512, grille_level_count
};

/// Whether this processor can do a level.
int grille_level_is_available(int level);
/// The best level this processor can do.
int grille_best_level(void);

/// Writes the candidates of `text` from `*from` on, a multiple of 2048, to `out`, says how many there
/// are, and moves `*from` to where it ended: at the end of `text`, or where `out` is full. If not even
/// those of 2048 bytes find room, `*from` stays and the answer is the capacity that it takes.
///
/// Before and behind `text` stands, so to speak, a line feed. Candidates come in order of their lines;
/// `lines` goes on from the call before.
size_t grille_find(
    const grille_finder *finder, int level, const uint8_t *text, size_t count, size_t *from,
    grille_candidate *out, size_t capacity, grille_lines *lines);

/// Where the first line feed stands, or `count`.
size_t grille_find_line_feed(const uint8_t *text, size_t count);

/// One past the last line feed; 0 if there is none.
size_t grille_end_of_lines(const uint8_t *text, size_t count);

/// Where `sought` first stands in `text`, or `count`.
size_t grille_find_bytes(
    const uint8_t *text, size_t count, const uint8_t *sought, size_t sought_count);

/// How many of `count` bytes are line feeds.
size_t grille_count_lines(const uint8_t *text, size_t count);

/// Where from `from` on, which begins a line, the first line begins in which a document may begin that goes
/// on in the next: it ends with `{`, `[` or `,`, or begins with an element, a form part's header
/// or a party of a SWIFT message. Or `count`.
size_t grille_find_opening(const uint8_t *text, size_t count, size_t from);

/// How many bytes are looked at for edges at a time.
enum { grille_edges_step = 4096 };

/// Writes to `edges`, which has room for `grille_edges_step` of them, where from `from` on a letter, a
/// digit, `_` or a byte above ASCII stands with neither letter nor digit before it, and says how many
/// there are. Looks at `grille_edges_step` bytes or at all that are left. Adds the ASCII bytes that are
/// neither letter nor digit to `others`, a bit a byte value.
size_t grille_find_edges(
    const uint8_t *text, size_t count, size_t from, uint32_t *edges, uint64_t others[2]);

/// A word of a text: its first byte, and one past its last.
typedef struct {
  uint32_t start, end;
} grille_span;

/// How far words were looked for; all 0 at first.
typedef struct {
  size_t from;  // a multiple of 64; where it reaches the end of the text, all were found
  size_t open;  // where a word begins whose end was not reached
  int is_open;
} grille_word_search;

/// How many bits tell the slots of words apart.
enum { grille_word_bits = 16 };

/// A number for a word by its first four letters, whatever their case, and its length: other words may
/// share it, but few do.
uint32_t grille_word_slot(const uint8_t *word, size_t length);

/// Writes to `words` the next words of `text` whose slots are set in `slots`, a bit each, in order, and
/// says how many there are. Letters that go on from a digit are no word. `capacity` is more than 64.
size_t grille_find_words(
    const uint8_t *text, size_t count, grille_word_search *search, const uint64_t *slots,
    grille_span *words, size_t capacity);

typedef struct {
  size_t digits, alphanumerics;
} grille_runs;

/// The longest runs of digits, and of letters and digits.
grille_runs grille_longest_runs(const uint8_t *text, size_t count);

#endif
