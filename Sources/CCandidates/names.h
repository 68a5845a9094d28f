//  Names of fields, told by their last letters before a sign. Included by `candidates.c` alone.
#ifndef GRILLE_NAMES_H
#define GRILLE_NAMES_H

/// Whether a word of a name may begin at `place`. A name without quotes begins behind a byte above ASCII,
/// one in quotes holds it.
INLINE int begins_part(const search *s, ptrdiff_t place) {
  uint8_t before = byte_at(s, place - 1);
  return is_digit(before) || before >= 0x80 || begins_word(s, place);
}

/// Whether the last letters before `end` are the last letters of a name that is looked for.
INLINE int ends_name(const search *s, size_t end) {
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
  }
  return 0;
}

INLINE int is_operator(uint8_t byte) {
  return byte == ':' || byte == '=' || byte == '?' || byte == '+' || byte == '.' || byte == '|';
}

/// Whether `word` stands from `start` to `end`, in any case.
INLINE int is_text(const search *s, size_t start, size_t end, const char *word) {
  size_t length = strlen(word);
  if (end - start != length) return 0;
  for (size_t index = 0; index < length; index++)
    if ((s->text[start + index] | 0x20) != word[index]) return 0;
  return 1;
}

/// The colon before the word that ends at `end`; 0 if there is none.
INLINE size_t colon_before(const search *s, size_t end) {
  size_t lower = end, limit = end > 96 ? end - 96 : 0;
  while (lower > limit && (is_alphanumeric(s->text[lower - 1]) || s->text[lower - 1] == '\\' ||
                           s->text[lower - 1] == '_'))
    lower--;
  return lower > limit + 1 && lower < end && s->text[lower - 1] == ':' ? lower - 1 : 0;
}

/// Where the name ends of a property that PHP shows before `end`: `routing:protected`, `pan:Card:private`; 0 if
/// there is none.
INLINE size_t end_before_visibility(const search *s, size_t end) {
  size_t last = colon_before(s, end);
  if (!last) return 0;
  if (is_text(s, last + 1, end, "protected")) return last;
  return is_text(s, last + 1, end, "private") ? colon_before(s, last) : 0;
}

/// Whether a name that is looked for stands before a type in brackets before the sign at `end`, as in
/// `'acct_no' [str] = …`: see `InlineFields.startOfType`.
INLINE int ends_name_of_typed(const search *s, size_t end) {
  size_t upper = end, limit = end > 96 ? end - 96 : 0;
  while (upper > limit && end - upper < 2 && is_operator(s->text[upper - 1])) upper--;
  while (upper > limit && (s->text[upper - 1] == ' ' || s->text[upper - 1] == '\t')) upper--;
  if (upper < 3 || s->text[upper - 1] != ']') return 0;
  size_t mark = end_before_visibility(s, upper - 1);
  if (mark) return ends_name(s, mark);
  size_t lower = upper - 1, first = upper > 14 ? upper - 12 : 2;
  while (lower > first && is_alphanumeric(s->text[lower - 1])) lower--;
  return lower < upper - 1 && s->text[lower - 1] == '[' && s->text[lower - 2] == ' ' &&
         ends_name(s, lower - 2);
}

/// The same for a place of the superblock, by the masks of the 64 bytes before it, the last one's bit the
/// highest.
INLINE int ends_name_before(const search *s, const passes *pass, uint32_t at) {
  const grille_finder *f = s->finder;
  uint32_t word = at / 64, bit = at % 64;
#define BEFORE(class) \
  (s->masks->of[class][word] >> bit | s->masks->of[class][word + 1] << 1 << (63 - bit))
  uint64_t letter = BEFORE(grille_letter), upper = BEFORE(grille_upper);
  uint64_t letters = letter | BEFORE(grille_high), feed = BEFORE(grille_feed);
#undef BEFORE
  if (feed) letters &= ~(uint64_t)0 << 1 << (63 - __builtin_clzll(feed));
  size_t end = s->base + at;
  int count = __builtin_popcountll(letters);
  if (count < grille_longest_tail && !feed && end > 64) return ends_name(s, end);
  // Where words of a name begin: see `begins_part`.
  uint64_t begins = letters & (~(letter << 1) | (upper & (~(upper << 1) | ~(upper >> 1))));
  last_letters last = pass->last_letters(s, end, letters, begins);
  if (count >= grille_longest_tail && tail_is_known(f->tails, last.tail)) return 1;
  // Most names have one or two words of these few letters: without a branch for the second.
  for (uint64_t left = last.begins & ~(uint64_t)0 << (65 - grille_longest_tail); left;) {
    int length = __builtin_clzll(left) + 1;
    left &= ~(uint64_t)0 >> length;
    int longer = left ? __builtin_clzll(left) + 1 : length;
    left &= ~(uint64_t)0 >> longer;
    if (tail_is_known(f->short_tails, last.tail & ~(uint64_t)0 >> (64 - 8 * length)) |
        tail_is_known(f->short_tails, last.tail & ~(uint64_t)0 >> (64 - 8 * longer)))
      return 1;
  }
  return 0;
}

INLINE int is_name_byte(uint8_t byte) {
  return is_digit(byte) || is_letter(byte) || byte == '_' || byte == '-' || byte == '.' ||
         byte == ':' || byte == '[' || byte == ']' || byte == '$' || byte == '@' || byte == '#';
}

/// One past the name that begins at `place`: of an element or an option.
INLINE size_t end_of_name(const search *s, size_t place) {
  size_t limit = place + 256 < s->count ? place + 256 : s->count;
  while (place < limit && is_name_byte(s->text[place])) place++;
  return place;
}

/// Whether the letters of `word`, and no others before or behind them, end at `end`, but not before `start`.
INLINE int is_word(const search *s, size_t start, size_t end, const char *word) {
  size_t length = strlen(word);
  if (end - start < length || !is_text(s, end - length, end, word)) return 0;
  uint8_t before = byte_at(s, (ptrdiff_t)(end - length) - 1), next = byte_at(s, (ptrdiff_t)end);
  return !is_letter(before) && !is_digit(before) && !is_letter(next) && !is_digit(next) &&
         next != '_';
}

/// Whether an attribute `name` or `key` may stand in the tag whose name ends at `end`: what it says is the
/// name of the element's value.
INLINE int has_label(const search *s, size_t end) {
  size_t limit = end + 256 < s->count ? end + 256 : s->count;
  for (size_t place = end; place < limit; place++) {
    uint8_t byte = s->text[place];
    if (byte == '<' || byte == '>') return 0;
    if ((byte == 'e' || byte == 'E') && is_word(s, end, place + 1, "name")) return 1;
    if ((byte == 'y' || byte == 'Y') && is_word(s, end, place + 1, "key")) return 1;
  }
  return 0;
}

/// Whether a name that is looked for stands before the end tag at `place`, and maybe a colon: what it says is the
/// name of the next element's value.
INLINE int ends_caption(const search *s, const passes *pass, uint32_t at) {
  size_t place = s->base + at;
  if (byte_at(s, (ptrdiff_t)place + 1) != '/') return 0;
  uint8_t before = byte_at(s, (ptrdiff_t)place - 1);
  if (before == ':' || before == ' ') before = byte_at(s, (ptrdiff_t)place - 2);
  return before != '>' && !is_digit(before) && ends_name_before(s, pass, at);
}

enum { longest_label = 64 };

INLINE int is_blank(uint8_t byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r' && byte != '\n');
}

/// Whether a name that is looked for, and maybe a colon, ends the short line before the feed at `at`: what it says may
/// be the name of the value on the next one.
INLINE int ends_label(const search *s, const passes *pass, uint32_t at) {
  size_t end = s->base + at, limit = end > longest_label ? end - longest_label : 0, last = end;
  while (last > limit && (is_blank(s->text[last - 1]) || s->text[last - 1] == ':')) last--;
  if (last == limit || !is_letter(s->text[last - 1]) || !ends_name_before(s, pass, at)) return 0;
  while (last > limit && s->text[last - 1] != '\n') last--;
  return last == 0 || s->text[last - 1] == '\n';
}

enum { longest_header = 1024 };

/// Whether `byte` may stand in a line of names: see `PrintedTable.header`.
INLINE int is_header_byte(uint8_t byte) {
  return is_alphanumeric(byte) || byte >= 0x80 || byte == '_' || byte == '-' || byte == '.' ||
         byte == '"' || byte == ',' || byte == ';' || byte == '|' || byte == '\t';
}

/// Whether something stands in the last 64 bytes before the feed at `at`, and in its line, that stands in no line of
/// names; most lines end with such.
INLINE int is_no_header(const search *s, uint32_t at) {
  static const uint8_t others[] = {grille_colon, grille_equals, grille_slash, grille_paren, grille_less};
  uint32_t word = at / 64, bit = at % 64;
  const uint64_t *feeds = &s->masks->of[grille_feed][word];
  uint64_t first = 0, last = 0, feed = feeds[0] >> bit | feeds[1] << 1 << (63 - bit);
  for (size_t one = 0; one < sizeof others; one++) {
    first |= s->masks->of[others[one]][word];
    last |= s->masks->of[others[one]][word + 1];
  }
  uint64_t found = first >> bit | last << 1 << (63 - bit);
  return (feed ? found >> 1 >> (63 - __builtin_clzll(feed)) : found) != 0;
}

/// Whether the line before the feed at `at` is one of names, as far as its bytes tell, and one is looked for.
INLINE int ends_header(const search *s, uint32_t at) {
  if (is_no_header(s, at)) return 0;
  size_t end = s->base + at;
  size_t place = end, limit = end > longest_header ? end - longest_header : 0, lower;
  while (place > limit && is_blank(s->text[place - 1])) place--;
  for (lower = place; lower > limit && is_header_byte(s->text[lower - 1]); lower--) {}
  // In a comment.
  while (lower > limit && (is_blank(s->text[lower - 1]) || s->text[lower - 1] == '#')) lower--;
  if (lower > 0 && s->text[lower - 1] != '\n') return 0;
  for (; place > lower; place--) {
    uint8_t next = byte_at(s, (ptrdiff_t)place);
    if (!is_alphanumeric(next) && ends_name(s, place)) return 1;
  }
  return 0;
}

/// Whether the line from `start` to the feed at `end` may name the columns of a printed frame, and one is looked for: it
/// is indented, as what numbers the rows has no name. See `PrintedTable.frame`.
INLINE int ends_frame(const search *s, size_t start, size_t end) {
  if (end - start < 4 || end - start > longest_header || s->text[start] != ' ' || s->text[start + 1] != ' ')
    return 0;
  for (size_t place = start; place < end; place++) {
    uint8_t byte = s->text[place];
    if (!is_header_byte(byte) && byte != ' ' && byte != '\r') return 0;
  }
  for (size_t place = end; place > start + 2; place--)
    if ((place == end || is_blank(s->text[place])) && !is_blank(s->text[place - 1]) && ends_name(s, place)) return 1;
  return 0;
}

/// Where three or more dots or blanks begin: see `leads_from`.
INLINE uint64_t leaders(const masks *m, int word) {
  uint64_t leaders = 0;
  const uint8_t classes[] = {grille_blank, grille_dot};
  for (int one = 0; one < 2; one++) {
    const uint64_t *of = &m->of[classes[one]][word + 1];
    leaders |= of[0] & shifted(of, 1) & shifted(of, 2) & ~shifted(of, -1);
  }
  return leaders;
}

/// Whether the sign at `end`, if it is a dot or a blank, stands behind what may be a name: then it is the first
/// of many that lead to its value. A blank may part dots from the name.
INLINE int leads_from(const search *s, size_t end) {
  if (s->text[end] != ' ' && s->text[end] != '.') return 1;
  uint8_t before = byte_at(s, (ptrdiff_t)end - 1);
  if (before == ' ' && s->text[end] == '.') before = byte_at(s, (ptrdiff_t)end - 2);
  return is_alphanumeric(before) || before == '#';
}

INLINE void names(search *s, const passes *pass, int words) {
  const masks *m = s->masks;
  uint16_t signs[places_room], others[places_room], feeds[places_room];
  int sign_count = 0, other_count = 0, feed_count = 0;
  for (int word = 0; word < words; word++) {
    const uint64_t *digit = &m->of[grille_digit][word + 1], *dash = &m->of[grille_dash][word + 1];
    uint64_t colon = m->of[grille_colon][word + 1];
    // The colons of a time of day separate nothing.
    uint64_t time = shifted(digit, -2) & shifted(digit, -1) & colon & shifted(digit, 1);
    uint64_t options = shifted(&m->of[grille_not_alnum][word + 1], -1) & dash[0] &
                       shifted(dash, 1) & shifted(&m->of[grille_alnum][word + 1], 2);
    uint64_t named = (colon & ~time) | m->of[grille_equals][word + 1] | leaders(m, word);
    sign_count = add_places(signs, sign_count, word, named, 2);
    other_count = add_places(others, other_count, word, m->of[grille_less][word + 1] | options, 1);
    feed_count = add_places(feeds, feed_count, word, m->of[grille_feed][word + 1], 1);
  }
  for (int index = 0; index < sign_count; index++) {
    size_t end = s->base + signs[index];
    if (end >= s->limit) break;
    if (!leads_from(s, end)) continue;
    if (ends_name_before(s, pass, signs[index]) || (s->text[end] == '=' && ends_name_of_typed(s, end)))
      emit(s, signs[index] / 64, signs[index] % 64, end, s->finder->name_anchor);
  }
  for (int index = 0; index < other_count; index++) {
    size_t place = s->base + others[index];
    if (place >= s->limit) break;
    int opens = s->bytes[others[index]] == '<';
    if (opens && ends_caption(s, pass, others[index]))
      emit(s, others[index] / 64, others[index] % 64, place, s->finder->name_anchor);
    size_t start = place + (opens ? 1 : 2), end = end_of_name(s, start);
    if (end > start && (ends_name(s, end) || (opens && has_label(s, end))))
      emit(s, others[index] / 64, others[index] % 64, end, s->finder->name_anchor);
  }
  size_t start = feed_count ? s->base + feeds[0] : 0;
  for (size_t limit = start > longest_header ? start - longest_header : 0; start > limit; start--)
    if (s->text[start - 1] == '\n') break;
  for (int index = 0; index < feed_count; index++) {
    size_t end = s->base + feeds[index], line = start;
    if (end >= s->limit) break;
    start = end + 1;
    if (ends_label(s, pass, feeds[index]) || ends_header(s, feeds[index]) || ends_frame(s, line, end))
      emit(s, feeds[index] / 64, feeds[index] % 64, end, s->finder->name_anchor);
  }
}

#endif
