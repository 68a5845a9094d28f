//  Names of fields, told by their last letters before a sign. Included by `candidates.c` alone.
#ifndef GRILLE_NAMES_H
#define GRILLE_NAMES_H

/// Whether a word of a name may begin at `place`. A name without quotes begins behind a byte above ASCII,
/// one in quotes holds it.
static int begins_part(const search *s, ptrdiff_t place) {
  uint8_t before = byte_at(s, place - 1);
  return is_digit(before) || before >= 0x80 || begins_word(s, place);
}

/// The highest bit of each byte that is an ASCII letter.
static inline uint64_t letters_of(uint64_t bytes) {
  const uint64_t ones = 0x0101010101010101u;
  uint64_t folded = (bytes | ones * 0x20) & ones * 0x7F;
  uint64_t letters = (folded + ones * (0x80 - 'a')) & ~(folded + ones * (0x80 - 'z' - 1));
  return letters & ~bytes & ones * 0x80;
}

/// Whether the eight bytes at `at` may end a name that is looked for. Without a branch: which names are is
/// not to be foretold.
static inline int may_end_name(const grille_finder *f, const uint8_t *at) {
  uint64_t bytes;
  memcpy(&bytes, at, 8);
  uint64_t tail = __builtin_bswap64(bytes | 0x2020202020202020u), letters = letters_of(bytes);
  // Three or four letters in a row, no capital but the first: no name of fewer letters may begin there.
  uint64_t capitals = ~bytes << 2 & ~bytes;
  const uint64_t last_two = 0x8080000000000000u, last_three = 0x8080800000000000u,
                 last_four = 0x8080808000000000u;
  int is_three = ((letters & last_three) == last_three) & !(capitals & last_two);
  int is_four = ((letters & last_four) == last_four) & !(capitals & last_three);
  return (!is_three | bit_is_set(f->triples, triple_of((uint32_t)tail))) &
         (!is_four | bit_is_set(f->fours, four_hash(tail)));
}

/// Whether the last letters before `end` are the last letters of a name that is looked for.
static int ends_name(const search *s, size_t end) {
  const grille_finder *f = s->finder;
  ptrdiff_t place = (ptrdiff_t)end - 1;
  ptrdiff_t limit = place - 96 < 0 ? 0 : place - 96;
  uint64_t tail = 0;
  for (int letters = 0; place >= limit; place--) {
    uint8_t byte = s->text[place];
    if (byte == '\n') return 0;
    if (!is_letter_or_high(byte)) continue;
    tail |= (uint64_t)(byte | 0x20) << (8 * letters);
    letters++;
    if (letters == grille_longest_tail) return tail_is_known(f->tails, tail);
    if (tail_is_known(f->short_tails, tail) && begins_part(s, place)) return 1;
    if (letters == 3 && !bit_is_set(f->triples, triple_of((uint32_t)tail))) return 0;
    if (letters == 4 && !bit_is_set(f->fours, four_hash(tail))) return 0;
  }
  return 0;
}

/// How many bytes before a bit of a word stand behind the last letter or line feed; none where there is
/// neither among 64.
static inline int letterless_before(const masks *m, int word, int bit) {
  const uint64_t *letter = &m->of[grille_letter][word + 1], *high = &m->of[grille_high][word + 1];
  const uint64_t *feed = &m->of[grille_feed][word + 1];
  uint64_t before = (letter[-1] | high[-1] | feed[-1]) >> bit |
                    (letter[0] | high[0] | feed[0]) << 1 << (63 - bit);
  return before ? __builtin_clzll(before) : 0;
}

static int is_name_byte(uint8_t byte) {
  return is_digit(byte) || is_letter(byte) || byte == '_' || byte == '-' || byte == '.' ||
         byte == ':' || byte == '[' || byte == ']' || byte == '$' || byte == '@' || byte == '#';
}

/// One past the name that begins at `place`: of an element or an option.
static size_t end_of_name(const search *s, size_t place) {
  size_t limit = place + 256 < s->count ? place + 256 : s->count;
  while (place < limit && is_name_byte(s->text[place])) place++;
  return place;
}

/// Whether the letters of `word`, and no others before or behind them, end at `end`, but not before `start`.
static int is_word(const search *s, size_t start, size_t end, const char *word) {
  size_t length = strlen(word);
  if (end - start < length) return 0;
  const uint8_t *at = s->text + end - length;
  for (size_t index = 0; index < length; index++)
    if ((at[index] | 0x20) != word[index]) return 0;
  uint8_t before = byte_at(s, (ptrdiff_t)(end - length) - 1), next = byte_at(s, (ptrdiff_t)end);
  return !is_letter(before) && !is_digit(before) && !is_letter(next) && !is_digit(next) &&
         next != '_';
}

/// Whether an attribute `name` or `key` may stand in the tag whose name ends at `end`: what it says is the
/// name of the element's value.
static int has_label(const search *s, size_t end) {
  size_t limit = end + 256 < s->count ? end + 256 : s->count;
  for (size_t place = end; place < limit; place++) {
    uint8_t byte = s->text[place];
    if (byte == '<' || byte == '>') return 0;
    if ((byte == 'e' || byte == 'E') && is_word(s, end, place + 1, "name")) return 1;
    if ((byte == 'y' || byte == 'Y') && is_word(s, end, place + 1, "key")) return 1;
  }
  return 0;
}

static void names(search *s, int words) {
  const masks *m = s->masks;
  for (int word = 0; word < words; word++) {
    const uint64_t *digit = &m->of[grille_digit][word + 1], *dash = &m->of[grille_dash][word + 1];
    uint64_t colon = m->of[grille_colon][word + 1];
    // The colons of a time of day separate nothing.
    uint64_t time = shifted(digit, -2) & shifted(digit, -1) & colon & shifted(digit, 1);
    uint64_t signs = (colon & ~time) | m->of[grille_equals][word + 1];
    uint64_t openings = m->of[grille_less][word + 1];
    uint64_t options = shifted(&m->of[grille_not_alnum][word + 1], -1) & dash[0] &
                       shifted(dash, 1) & shifted(&m->of[grille_alnum][word + 1], 2);
    size_t base = s->base + 64 * (size_t)word;
    uint8_t kept[64], skipped[64];
    int count = 0;
    for (uint64_t bits = signs; bits; bits &= bits - 1) {
      int bit = __builtin_ctzll(bits), skip = letterless_before(m, word, bit);
      kept[count] = (uint8_t)bit;
      skipped[count] = (uint8_t)skip;
      count += base < 128 || may_end_name(s->finder, s->text + base + bit - skip - 8);
    }
    for (int index = 0; index < count; index++) {
      size_t end = base + kept[index];
      if (end < s->limit && ends_name(s, end - skipped[index]))
        emit(s, word, kept[index], end, s->finder->name_anchor);
    }
    for (uint64_t bits = openings | options; bits; bits &= bits - 1) {
      int bit = __builtin_ctzll(bits), opens = openings >> bit & 1;
      if (base + (size_t)bit >= s->limit) break;
      size_t start = base + (size_t)bit + (opens ? 1 : 2), end = end_of_name(s, start);
      if (end > start && (ends_name(s, end) || (opens && has_label(s, end))))
        emit(s, word, bit, end, s->finder->name_anchor);
    }
  }
}

#endif
