#include <dlfcn.h>
/* Nothing from here on may be taken for libcurl's own, by that or by another library. */
#pragma GCC visibility push(hidden)
#include "CCurl.h"

struct ccurl_library ccurl_library;

const char *ccurl_open(void) {
  void *library = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
  if (!library) return dlerror();
#define CCURL_FIND(name) \
  if (!(ccurl_library.name = (__typeof__(&name))dlsym(library, #name))) return dlerror();
  CCURL_FUNCTIONS(CCURL_FIND)
  return NULL;
}

/* What Swift calls by curl's own names. */
CURLcode curl_global_init(long flags) { return ccurl_library.curl_global_init(flags); }

CURL *curl_easy_init(void) { return ccurl_library.curl_easy_init(); }
void curl_easy_cleanup(CURL *easy) { ccurl_library.curl_easy_cleanup(easy); }
const char *curl_easy_strerror(CURLcode code) { return ccurl_library.curl_easy_strerror(code); }

CURLM *curl_multi_init(void) { return ccurl_library.curl_multi_init(); }
CURLMcode curl_multi_cleanup(CURLM *multi) { return ccurl_library.curl_multi_cleanup(multi); }
const char *curl_multi_strerror(CURLMcode code) { return ccurl_library.curl_multi_strerror(code); }
CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy) { return ccurl_library.curl_multi_add_handle(multi, easy); }
CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return ccurl_library.curl_multi_remove_handle(multi, easy);
}
CURLMcode curl_multi_perform(CURLM *multi, int *running) { return ccurl_library.curl_multi_perform(multi, running); }
CURLMsg *curl_multi_info_read(CURLM *multi, int *left) { return ccurl_library.curl_multi_info_read(multi, left); }
CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd *others, unsigned count, int milliseconds, int *ready) {
  return ccurl_library.curl_multi_poll(multi, others, count, milliseconds, ready);
}

struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text) {
  return ccurl_library.curl_slist_append(list, text);
}
void curl_slist_free_all(struct curl_slist *list) { ccurl_library.curl_slist_free_all(list); }
