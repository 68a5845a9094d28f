//  The text goes through in superblocks of 2048 bytes, which stay in the first-level cache: a vector
//  pass makes bit masks, then the few bits that are set are walked and held against the tables.

#include "search.h"

#include "words.h"
#include "shapes.h"
#include "names.h"

// MARK: lines

/// Notes where lines begin.
INLINE void read_lines(search *s, grille_lines *lines, int words) {
  for (int word = 0; word < words; word++) {
    s->first_line[word] = lines->count - 1;
    size_t place = s->base + 64 * (size_t)word;
    for (uint64_t bits = s->masks->of[grille_feed][word + 1]; bits; bits &= bits - 1) {
      size_t feed = place + (size_t)__builtin_ctzll(bits);
      if (feed < s->limit) lines->starts[lines->count++] = (uint32_t)feed + 1;
    }
  }
}

/// Brings the candidates of a superblock, found kind by kind, into the order of their lines (Shell's sort:
/// a few dozen of them are nearly sorted, and thousands do no harm).
INLINE void sort_by_line(grille_candidate *first, size_t count) {
  static const size_t gaps[] = {701, 301, 132, 57, 23, 10, 4, 1};
  for (int step = count > 64 ? 0 : 7; step < 8; step++) {
    size_t gap = gaps[step];
    for (size_t next = gap; next < count; next++) {
      grille_candidate one = first[next];
      size_t place = next;
      for (; place >= gap && first[place - gap].line > one.line; place -= gap)
        first[place] = first[place - gap];
      first[place] = one;
    }
  }
}

/// The masks of the word before `bytes`, into word 0.
INLINE void look_back(const passes *pass, masks *m, const uint8_t *bytes, int is_start) {
  if (is_start) {
    for (int class = 0; class < grille_class_count; class++) m->of[class][0] = 0;
    m->of[grille_not_alnum][0] = ~(uint64_t)0;
    m->of[grille_not_digit][0] = ~(uint64_t)0;
  } else {
    pass->classes(m, bytes - 64, 1 - words_ahead);
    for (int class = 0; class < grille_class_count; class++) m->of[class][0] = m->of[class][1];
  }
}

INLINE size_t find(
    const grille_finder *finder, const passes *pass, const uint8_t *text, size_t count, size_t *from,
    grille_candidate *out, size_t capacity, grille_lines *lines) {
  masks m;
  search s = {.finder = finder, .text = text, .count = count, .out = out, .capacity = capacity,
              .masks = &m};
  uint8_t last[block + ahead + 64];
  look_back(pass, &m, text + *from, *from == 0);
  while (*from < count) {
    size_t rest = count - *from, before = s.found;
    uint32_t lines_before = lines->count;
    s.base = *from;
    s.limit = rest < block ? count : s.base + block;
    int words = (int)((s.limit - s.base + 63) / 64);
    s.bytes = text + s.base;
    if (rest < sizeof last) {
      size_t padded = 64 * (size_t)words + ahead + 64;
      memcpy(last, s.bytes, rest < padded ? rest : padded);
      if (rest < padded) memset(last + rest, '\n', padded - rest);
      s.bytes = last;
    }
    for (int class = 0; class < grille_class_count; class++)
      m.of[class][1 + words + words_ahead] = 0;
    pass->classes(&m, s.bytes, words);
    read_lines(&s, lines, words);
    uint64_t last_inside = ~(uint64_t)0 >> (-(s.limit - s.base) & 63);
    if (finder->literal_count) literals(&s, pass, words, last_inside);
    if (finder->shape_count) shapes(&s, pass, &m, words, last_inside);
    if (finder->has_names) names(&s, pass, words);
    if (s.found > capacity) {
      lines->count = lines_before;
      return before ? before : s.found;
    }
    sort_by_line(out + before, s.found - before);
    *from = s.limit;
    // The last word is the one before of the next superblock.
    for (int class = 0; class < grille_class_count; class++) m.of[class][0] = m.of[class][words];
  }
  return s.found;
}

#include "levels.h"
