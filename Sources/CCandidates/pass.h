//  One superblock: class masks, windows of literals, terms of shapes, letters of names; and the search that
//  uses them. Included once for each level, between the definition of that level's vectors and their
//  undefinition.
//
//  Words of a mask hold 64 bytes each. Word 0 is the last one of the superblock before, words 1 to
//  `words` (at most 32) are this superblock, two more look ahead.

TARGET static void PASS(classes)(masks *m, const uint8_t *bytes, int words) {
  for (int word = 1; word < 1 + words + words_ahead; word++) {
    const uint8_t *at = bytes + 64 * (word - 1);
    uint64_t digit = 0, upper = 0, letter = 0, dash = 0, line = 0, feed = 0, blank = 0, dot = 0;
    uint64_t slash = 0, plus = 0, paren = 0, sign = 0, colon = 0, equals = 0, less = 0;
    uint64_t backslash = 0, percent = 0, low = 0;
    for (int part = 0; part < 64 / WIDTH; part++) {
      VECTOR v = LOAD(at + part * WIDTH);
      int shift = part * WIDTH;
      digit |= (uint64_t)BELOW(SUB(v, '0'), 10) << shift;
      upper |= (uint64_t)BELOW(SUB(v, 'A'), 26) << shift;
      letter |= (uint64_t)BELOW(SUB(FOLD(v), 'a'), 26) << shift;
      dash |= (uint64_t)EQUAL(v, '-') << shift;
      line |= (uint64_t)EQUAL(v, '_') << shift;
      feed |= (uint64_t)EQUAL(v, '\n') << shift;
      blank |= (uint64_t)EQUAL(v, ' ') << shift;
      dot |= (uint64_t)EQUAL(v, '.') << shift;
      slash |= (uint64_t)EQUAL(v, '/') << shift;
      plus |= (uint64_t)EQUAL(v, '+') << shift;
      paren |= (uint64_t)EQUAL(v, '(') << shift;
      sign |= (uint64_t)EQUAL(v, '@') << shift;
      colon |= (uint64_t)EQUAL(v, ':') << shift;
      equals |= (uint64_t)EQUAL(v, '=') << shift;
      less |= (uint64_t)EQUAL(v, '<') << shift;
      backslash |= (uint64_t)EQUAL(v, '\\') << shift;
      percent |= (uint64_t)EQUAL(v, '%') << shift;
      low |= (uint64_t)BELOW(v, 128) << shift;
    }
    m->of[grille_digit][word] = digit;
    m->of[grille_upper][word] = upper;
    m->of[grille_letter][word] = letter;
    m->of[grille_alnum][word] = digit | letter;
    m->of[grille_word][word] = digit | letter | line | dash;
    m->of[grille_dash][word] = dash;
    m->of[grille_feed][word] = feed;
    m->of[grille_blank][word] = blank;
    m->of[grille_dot][word] = dot;
    m->of[grille_slash][word] = slash;
    m->of[grille_plus][word] = plus;
    m->of[grille_paren][word] = paren;
    m->of[grille_at][word] = sign;
    m->of[grille_colon][word] = colon;
    m->of[grille_equals][word] = equals;
    m->of[grille_less][word] = less;
    m->of[grille_backslash][word] = backslash;
    m->of[grille_percent][word] = percent;
    m->of[grille_high][word] = ~low;
    m->of[grille_group][word] = blank | dash;
    m->of[grille_not_alnum][word] = ~(digit | letter);
    m->of[grille_not_digit][word] = ~digit;
  }
}

/// Where a window of some loose literal may begin.
TARGET static void PASS(windows)(
    const grille_finder *f, const masks *m, const uint8_t *bytes, int words, uint64_t *windows) {
  VECTOR low[sets][4], high[sets][4];
  for (int set = 0; set < sets; set++)
    for (int place = 0; place < 4; place++) {
      low[set][place] = TABLE(f->low[set][place]);
      high[set][place] = TABLE(f->high[set][place]);
    }
  for (int word = 0; word < words; word++) {
    uint64_t all = 0, edged = 0;
    for (int part = 0; part < 64 / WIDTH; part++) {
      const uint8_t *at = bytes + 64 * word + part * WIDTH;
      VECTOR found[sets];
      for (int set = 0; set < sets; set++) found[set] = ALL;
      for (int place = 0; place < 4; place++) {
        VECTOR v = LOAD(at + place);
        VECTOR lower = LOW(v), upper = HIGH(v);
        for (int set = 0; set < sets; set++)
          found[set] =
              AND(found[set], AND(LOOK(low[set][place], lower), LOOK(high[set][place], upper)));
      }
      VECTOR any = found[0];
      for (int set = 1; set < sets - 1; set++) any = OR(any, found[set]);
      all |= (uint64_t)NONZERO(any) << (part * WIDTH);
      edged |= (uint64_t)NONZERO(found[sets - 1]) << (part * WIDTH);
    }
    windows[word] = all | (edged & ~shifted(&m->of[grille_alnum][word + 1], -1));
  }
}

/// Runs from the classes.
TARGET static void PASS(runs)(masks *m, int words) {
  static const struct { uint8_t to, from, distance; } steps[] = {
      {grille_digit2, grille_digit, 1},   {grille_digit4, grille_digit2, 2},
      {grille_digit8, grille_digit4, 4},  {grille_alnum2, grille_alnum, 1},
      {grille_alnum4, grille_alnum2, 2},  {grille_alnum8, grille_alnum4, 4},
      {grille_alnum16, grille_alnum8, 8}, {grille_word2, grille_word, 1},
      {grille_word4, grille_word2, 2},    {grille_word8, grille_word4, 4},
      {grille_word16, grille_word8, 8},   {grille_upper2, grille_upper, 1},
      {grille_upper4, grille_upper2, 2},
  };
  for (size_t step = 0; step < sizeof steps / sizeof steps[0]; step++) {
    const uint64_t *from = m->of[steps[step].from];
    uint64_t *to = m->of[steps[step].to];
    int right = steps[step].distance;
    // Eight words at a time: what is made of those behind the last one nobody looks at.
    for (int word = 0; word < 1 + words + words_ahead; word += 8) {
      lanes here, next;
      memcpy(&here, from + word, sizeof here);
      memcpy(&next, from + word + 1, sizeof next);
      here &= SHIFT(here, next, right);
      memcpy(to + word, &here, sizeof here);
    }
  }
  for (int word = 1; word < 1 + words; word++) {
    uint64_t edge = m->of[grille_not_alnum][word] << 1 | m->of[grille_not_alnum][word - 1] >> 63;
    m->of[grille_digit_start][word] = m->of[grille_digit][word] & edge;
    m->of[grille_upper_start][word] = m->of[grille_upper][word] & edge;
    m->of[grille_letter_start][word] = m->of[grille_letter][word] & edge;
    m->of[grille_alnum_start][word] = m->of[grille_alnum][word] & edge;
  }
}

/// A bit for each class of which there is something in the superblock or right beside it.
TARGET static uint64_t PASS(present)(const masks *m, int words) {
  int parts = (words + words_ahead) / 8;
  lanes last;
  for (int lane = 0; lane < 8; lane++) last[lane] = -(uint64_t)(8 * parts + lane <= words + words_ahead);
  uint64_t present = 0;
  for (int class = 0; class < grille_class_count; class++) {
    const uint64_t *of = m->of[class];
    lanes any, more;
    memcpy(&any, of + 8 * parts, sizeof any);
    any &= last;
    for (int part = 0; part < parts; part++) {
      memcpy(&more, of + 8 * part, sizeof more);
      any |= more;
    }
    present |= (uint64_t)(ANY(any) != 0) << class;
  }
  return present;
}

/// Where a term holds among the places `before`, all if null; whether that is anywhere. A whole superblock at
/// a time: in much less, whether there are any is not to be foretold.
TARGET INLINE int PASS(term_in)(
    const masks *m, grille_term term, const int parts, const lanes *before, lanes *places) {
  const uint64_t *of = m->of[term.class_number] + 1 + (term.offset >> 6);
  int offset = term.offset & 63;
  lanes held[words_per_block / 8], any = {0}, here, next;
  memcpy(&here, of, sizeof here);
  for (int part = 0; part < parts; part++) {
    held[part] = here;
    memcpy(&next, of + 8 * (part + 1), sizeof next);
    if (offset) held[part] = SHIFT(here, NEXT(here, next), offset);
    here = next;
    if (before) held[part] &= before[part];
    any |= held[part];
  }
  // Behind all loads: one that follows a store of the same place in another page waits for it.
  for (int part = 0; part < parts; part++) places[part] = held[part];
  return ANY(any) != 0;
}

/// A bit for each word of a superblock that has some.
TARGET static uint32_t PASS(filled)(const lanes *places, int words) {
  uint32_t filled = 0;
  for (int part = 0; 8 * part < words; part++) filled |= FILLED(places[part]) << (8 * part);
  return filled;
}

/// The same for a superblock, and for one that has no more than eight words: a line that comes alone.
TARGET static int PASS(term)(
    const masks *m, grille_term term, int words, const lanes *before, lanes *places) {
  if (words <= 16) return PASS(term_in)(m, term, 2, before, places);
  return PASS(term_in)(m, term, words_per_block / 8, before, places);
}
TARGET INLINE int PASS(short_term)(
    const masks *m, grille_term term, int words, const lanes *before, lanes *places) {
  (void)words;
  return PASS(term_in)(m, term, 1, before, places);
}

/// The last eight of `letters`, a bit for each of the 64 bytes before `end`; fewer if there are not as many.
TARGET INLINE last_letters PASS(last_letters)(
    const search *s, size_t end, uint64_t letters, uint64_t begins) {
#ifdef COMPRESS
  if (end >= 64) {
    uint8_t all[grille_longest_tail + 64];
    memset(all, 0, grille_longest_tail);
    int count = __builtin_popcountll(letters);
    uint64_t tail;
    COMPRESS(all + grille_longest_tail, letters, s->text + end - 64);
    memcpy(&tail, all + count, sizeof tail);
    return (last_letters){
        __builtin_bswap64(tail | 0x2020202020202020u),
        GATHER(begins, letters) << (-count & 63)};
  }
#elif defined(GATHER)
  if (end >= 64) {
    uint64_t tail = 0;
    int count = 0;
    for (int part = 0; part < 64 && count < grille_longest_tail; part += 8) {
      uint64_t bytes, bits = letters << part >> 56;
      memcpy(&bytes, s->text + end - 8 - part, 8);
      bytes = GATHER(bytes, DEPOSIT(bits, 0x0101010101010101u) * 0xFF);
      int more = __builtin_popcountll(bits);
      tail |= bytes << (-8 * more & 63) >> (8 * count);
      count += more;
    }
    return (last_letters){
        __builtin_bswap64(tail | 0x2020202020202020u),
        GATHER(begins, letters) << (-__builtin_popcountll(letters) & 63)};
  }
#endif
  last_letters last = {0, 0};
  for (int count = 0; letters && count < grille_longest_tail; count++) {
    int behind = __builtin_clzll(letters);
    last.tail |= (uint64_t)(s->text[end - 1 - (size_t)behind] | 0x20) << (8 * count);
    last.begins |= begins << behind >> 63 << (63 - count);
    letters ^= (uint64_t)1 << (63 - behind);
  }
  return last;
}

TARGET static size_t PASS(find)(
    const grille_finder *finder, const uint8_t *text, size_t count, size_t *from,
    grille_candidate *out, size_t capacity, grille_lines *lines) {
  static const passes pass = {PASS(classes), PASS(windows), PASS(runs), PASS(present), PASS(term),
                              PASS(short_term), PASS(filled), PASS(last_letters)};
  return find(finder, &pass, text, count, from, out, capacity, lines);
}

#undef PASS
#undef TARGET
#undef WIDTH
#undef VECTOR
#undef LOAD
#undef SUB
#undef FOLD
#undef BELOW
#undef EQUAL
#undef TABLE
#undef LOW
#undef HIGH
#undef LOOK
#undef AND
#undef OR
#undef ALL
#undef NONZERO
#undef ANY
#undef FILLED
#undef SHIFT
#undef NEXT
#undef GATHER
#undef COMPRESS
#undef DEPOSIT
