// ncursesw for Swift: the wide API, and what the importer leaves out (variadic functions, function-like macros, globals).
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/types.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

int wcwidth(wchar_t); // hidden without _XOPEN_SOURCE

// <term.h> has them, among a thousand macros.
char *tigetstr(const char *);
int setupterm(const char *, int, int *);
struct term *set_curterm(struct term *);
int del_curterm(struct term *);

/// What the terminal's description says: 1 where it can place the cursor, 0 where it can't, -1 where there is none.
static inline int cn_places_cursor(void) {
  int found = 0;
  if (setupterm(NULL, STDOUT_FILENO, &found) != OK) return -1;
  const char *sequence = tigetstr("cup");
  int does = sequence != NULL && sequence != (char *)-1 && *sequence != 0;
  // newterm reads a description of its own.
  del_curterm(set_curterm(NULL));
  return does;
}

static inline SCREEN *cn_open(void) { return newterm(NULL, stdout, stdin); }
static inline WINDOW *cn_screen(void) { return stdscr; }

static inline attr_t cn_bold(void) { return A_BOLD; }
static inline attr_t cn_dim(void) { return A_DIM; }

/// Sets the attributes and the colour pair of what is written next.
static inline void cn_style(WINDOW *window, attr_t attributes, short pair) { wattr_set(window, attributes, pair, NULL); }

/// The codeset of the locale in force, such as "UTF-8".
static inline const char *cn_codeset(void) { return nl_langinfo(CODESET); }

/// The size that the terminal says it has; 0 for what it doesn't say.
static inline void cn_size(int *columns, int *rows) {
  struct winsize size = {0};
  *columns = *rows = 0;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
    *columns = size.ws_col;
    *rows = size.ws_row;
  }
}

/// Waits until something takes output again; 0 where it never will.
static inline int cn_wait_for_output(int descriptor) {
  struct pollfd output = {.fd = descriptor, .events = POLLOUT};
  return poll(&output, 1, -1) == 1 && (output.revents & POLLOUT);
}

/// True where the terminal is gone: hung up, or readable with nothing to read.
static inline int cn_input_has_ended(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&input, 1, 0) <= 0) return 0;
  if (input.revents & (POLLHUP | POLLERR | POLLNVAL)) return 1;
  int count = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &count) != 0 || count == 0;
}
