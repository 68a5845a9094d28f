// Hyperscan at its best for redaction: one block-mode scan without start offsets finds the lines in
// which a pattern may match, PCRE2 finds the matches in these lines, everything else is copied.
//
//   hyperscan compile PATTERNS DATABASE   builds the database, prints how many patterns are in it
//   hyperscan redact PATTERNS DATABASE    standard input to standard output
//
// PATTERNS holds a pattern a line: what Hyperscan searches for, a tab, what PCRE2 confirms. Patterns
// that Hyperscan refuses are left out. The database is built beforehand so that a run pays for
// scanning alone.

#define _GNU_SOURCE
#define PCRE2_CODE_UNIT_WIDTH 8
#include <hs/hs.h>
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { maximum_patterns = 4096, read_size = 1 << 20, label_size = 10 };
static const char label[label_size + 1] = "[REDACTED]";

static const char *search[maximum_patterns];
static const char *confirm[maximum_patterns];
static unsigned ids[maximum_patterns], flags[maximum_patterns];
static unsigned pattern_count;

static void die(const char *what) {
  fprintf(stderr, "hyperscan: %s\n", what);
  exit(2);
}

static void read_patterns(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) die("the patterns cannot be read");
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, file)) > 0 && pattern_count < maximum_patterns) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    char *tab = strchr(line, '\t');
    if (!tab) die("a pattern without its confirmation");
    *tab = 0;
    search[pattern_count] = strdup(line);
    confirm[pattern_count] = strdup(tab + 1);
    ids[pattern_count] = pattern_count;
    pattern_count++;
  }
  free(line);
  fclose(file);
}

static void write_all(int descriptor, const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, next, count);
    if (written <= 0) die("the output cannot be written");
    next += written;
    count -= written;
  }
}

// Compiling: patterns that are refused make room until the rest is accepted.

static int compile_database(const char *path) {
  hs_database_t *database = NULL;
  for (;;) {
    hs_compile_error_t *error = NULL;
    if (hs_compile_multi(search, flags, ids, pattern_count, HS_MODE_BLOCK, NULL, &database,
                         &error) == HS_SUCCESS)
      break;
    if (error->expression < 0) die(error->message);
    unsigned refused = error->expression;
    fprintf(stderr, "hyperscan: refused %u: %s\n", ids[refused], error->message);
    hs_free_compile_error(error);
    pattern_count--;
    memmove(search + refused, search + refused + 1, (pattern_count - refused) * sizeof *search);
    memmove(ids + refused, ids + refused + 1, (pattern_count - refused) * sizeof *ids);
  }
  char *bytes;
  size_t size;
  if (hs_serialize_database(database, &bytes, &size) != HS_SUCCESS) die("no database");
  FILE *file = fopen(path, "w");
  if (!file || fwrite(bytes, 1, size, file) != size || fclose(file)) die("no database");
  printf("%u\n", pattern_count);
  return 0;
}

static hs_database_t *load_database(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) die("the database cannot be read");
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file);
  rewind(file);
  char *bytes = malloc(size);
  if (!bytes || fread(bytes, 1, size, file) != size) die("the database cannot be read");
  fclose(file);
  hs_database_t *database;
  if (hs_deserialize_database(bytes, size, &database) != HS_SUCCESS) die("a broken database");
  free(bytes);
  return database;
}

// Redacting.

struct range { size_t start, end; };

static const char *buffer;               // whole lines
static size_t buffer_size;
static size_t looked_at[maximum_patterns];  // by pattern: the end of the last line confirmed
static pcre2_code *codes[maximum_patterns];
static pcre2_match_data *match_data;
static struct range *ranges;
static size_t range_count, range_capacity;

static void add_range(size_t start, size_t end) {
  if (range_count == range_capacity) {
    range_capacity = range_capacity ? range_capacity * 2 : 1024;
    ranges = realloc(ranges, range_capacity * sizeof *ranges);
    if (!ranges) die("out of memory");
  }
  ranges[range_count++] = (struct range){start, end};
}

// Compiled when first needed: most patterns never are.
static pcre2_code *code_of(unsigned id) {
  if (codes[id]) return codes[id];
  int number;
  PCRE2_SIZE offset;
  codes[id] = pcre2_compile((PCRE2_SPTR)confirm[id], PCRE2_ZERO_TERMINATED, 0, &number, &offset, NULL);
  if (!codes[id]) die("a confirmation does not compile");
  pcre2_jit_compile(codes[id], PCRE2_JIT_COMPLETE);
  return codes[id];
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flag,
                    void *context) {
  (void)from, (void)flag, (void)context;
  if (to <= looked_at[id]) return 0;
  const char *last = buffer + to - 1;
  const char *start = memrchr(buffer, '\n', last - buffer);
  start = start ? start + 1 : buffer;
  const char *end = memchr(last, '\n', buffer + buffer_size - last);
  if (!end) end = buffer + buffer_size;
  looked_at[id] = end - buffer;
  pcre2_code *code = code_of(id);
  size_t at = 0;
  while (pcre2_match(code, (PCRE2_SPTR)start, end - start, at, PCRE2_NO_UTF_CHECK, match_data,
                     NULL) > 0) {
    const PCRE2_SIZE *pair = pcre2_get_ovector_pointer(match_data);
    if (pair[1] <= at) break;
    add_range(start - buffer + pair[0], start - buffer + pair[1]);
    at = pair[1];
  }
  return 0;
}

static int by_start(const void *left, const void *right) {
  const struct range *a = left, *b = right;
  return a->start < b->start ? -1 : a->start > b->start;
}

// The buffer with a label for every range; ranges that overlap share one.
static void emit(void) {
  static char *output;
  static size_t capacity;
  if (range_count == 0) {
    write_all(STDOUT_FILENO, buffer, buffer_size);
    return;
  }
  qsort(ranges, range_count, sizeof *ranges, by_start);
  size_t needed = buffer_size + range_count * label_size;
  if (needed > capacity) {
    capacity = needed * 2;
    output = realloc(output, capacity);
    if (!output) die("out of memory");
  }
  size_t written = 0, copied = 0;
  for (size_t index = 0; index < range_count; index++) {
    struct range range = ranges[index];
    if (range.start >= copied) {
      memcpy(output + written, buffer + copied, range.start - copied);
      written += range.start - copied;
      memcpy(output + written, label, label_size);
      written += label_size;
      copied = range.end;
    } else if (range.end > copied) {
      copied = range.end;
    }
  }
  memcpy(output + written, buffer + copied, buffer_size - copied);
  write_all(STDOUT_FILENO, output, written + buffer_size - copied);
}

static int redact(const char *path) {
  hs_database_t *database = load_database(path);
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) die("no scratch memory");
  match_data = pcre2_match_data_create(64, NULL);
  size_t capacity = 2 * read_size, held = 0;
  char *bytes = malloc(capacity);
  for (;;) {
    if (held + read_size > capacity) bytes = realloc(bytes, capacity *= 2);
    if (!bytes) die("out of memory");
    ssize_t count = read(STDIN_FILENO, bytes + held, read_size);
    if (count < 0) die("the input cannot be read");
    held += count;
    if (held == 0) return 0;
    const char *line_feed = count > 0 ? memrchr(bytes, '\n', held) : bytes + held - 1;
    if (!line_feed) continue;
    buffer = bytes;
    buffer_size = line_feed + 1 - bytes;
    range_count = 0;
    memset(looked_at, 0, sizeof looked_at);
    if (hs_scan(database, buffer, buffer_size, 0, scratch, on_match, NULL) != HS_SUCCESS)
      die("the scan failed");
    emit();
    memmove(bytes, bytes + buffer_size, held - buffer_size);
    held -= buffer_size;
    if (count == 0) return 0;
  }
}

int main(int count, char **arguments) {
  if (count != 4) die("compile or redact, patterns, database");
  read_patterns(arguments[2]);
  return strcmp(arguments[1], "compile") ? redact(arguments[3]) : compile_database(arguments[3]);
}
