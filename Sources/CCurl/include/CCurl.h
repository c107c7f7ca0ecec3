/* libcurl for Swift: its setters and getters are variadic, which Swift doesn't import, so each has one function here for
   each C type; and what differs between versions of curl is decided here.

   The library is opened when it is first needed, not with the program: it brings 25 others with it, which would take a third
   of the time to the first screen, and a browser that only reads its history never needs them. */
/* Curl's checks of types are macros by the functions' names, which would get into the table's members. */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <pthread.h>

/* Glibc hides it from who doesn't define _GNU_SOURCE, as Swift doesn't. */
int pthread_setname_np(pthread_t thread, const char *name);

/* What is called of libcurl. */
#define CCURL_FUNCTIONS(EACH) \
  EACH(curl_global_init) EACH(curl_easy_init) EACH(curl_easy_cleanup) EACH(curl_easy_setopt) EACH(curl_easy_getinfo) \
  EACH(curl_easy_strerror) EACH(curl_multi_init) EACH(curl_multi_cleanup) EACH(curl_multi_setopt) EACH(curl_multi_strerror) \
  EACH(curl_multi_add_handle) EACH(curl_multi_remove_handle) EACH(curl_multi_perform) EACH(curl_multi_info_read) \
  EACH(curl_multi_poll) EACH(curl_slist_append) EACH(curl_slist_free_all)

struct ccurl_library {
#define CCURL_MEMBER(name) __typeof__(&name) name;
  CCURL_FUNCTIONS(CCURL_MEMBER)
#undef CCURL_MEMBER
};

/* Empty until ccurl_open. */
extern struct ccurl_library ccurl_library;

/* Opens libcurl and finds its functions; until then none of curl's may be called. Once in a process, by one thread.
   Returns NULL, or the loader's words where the host doesn't have it or has too old a one. */
const char *ccurl_open(void);

typedef size_t (*ccurl_receiver)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return ccurl_library.curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return ccurl_library.curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return ccurl_library.curl_easy_setopt(easy, option, value);
}
static inline CURLcode ccurl_set_receiver(CURL *easy, CURLoption option, ccurl_receiver receiver) {
  return ccurl_library.curl_easy_setopt(easy, option, receiver);
}
/* Has curl copy the body to send, of CURLOPT_POSTFIELDSIZE bytes. An empty one is a body too. */
static inline CURLcode ccurl_copy_body(CURL *easy, const void *bytes) {
  return ccurl_library.curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes ? bytes : "");
}
static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return ccurl_library.curl_multi_setopt(multi, option, value);
}
/* A long that curl knows of an exchange; 0 where it knows none. */
static inline long ccurl_long(CURL *easy, CURLINFO info) {
  long value = 0;
  return ccurl_library.curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
/* A curl_off_t that curl knows of an exchange, such as a time in microseconds; 0 where it knows none. */
static inline curl_off_t ccurl_offset(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  return ccurl_library.curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : 0;
}
/* A text that curl knows of an exchange, and keeps until the next; NULL where it knows none. */
static inline const char *ccurl_text(CURL *easy, CURLINFO info) {
  char *value = NULL;
  return ccurl_library.curl_easy_getinfo(easy, info, &value) == CURLE_OK ? value : NULL;
}
/* The lines on the first certificate of the chain, where CURLOPT_CERTINFO is on; NULL where there is none. */
static inline struct curl_slist *ccurl_first_certificate(CURL *easy) {
  struct curl_certinfo *chain = NULL;
  if (ccurl_library.curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain || chain->num_of_certs < 1) return NULL;
  return chain->certinfo[0];
}
/* 1 where a proxy was used, 0 where none was, -1 where curl is too old to say. */
static inline int ccurl_used_proxy(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x080700
  return ccurl_long(easy, CURLINFO_USED_PROXY) != 0;
#else
  (void)easy;
  return -1;
#endif
}
/* What CURLOPT_PRIVATE was set to. */
static inline void *ccurl_private(CURL *easy) {
  char *value = NULL;
  return ccurl_library.curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}
/* The result of a CURLMSG_DONE message: a union, which Swift reads only as bytes. */
static inline CURLcode ccurl_result(CURLMsg *message) { return message->data.result; }

/* http and https, and no other of curl's protocols. Older curls (Ubuntu 22.04 has 7.81) know a bit mask only. */
static inline CURLcode ccurl_allow_http_only(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return ccurl_library.curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return ccurl_library.curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}
/* Leave a name lookup that is under way to end by itself, instead of waiting for it: getaddrinfo can't be interrupted,
   and waiting would hold up a deadline, a cancellation and every other exchange. Curl can since 7.87. */
static inline CURLcode ccurl_leave_lookups(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return ccurl_library.curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}
