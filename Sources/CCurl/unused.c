/* Foundation's URLSession calls these. Nothing here uses it, but FlyingFox's proxy does, and so the linker would have libcurl
   loaded with the program after all. */
#include <stdlib.h>
#pragma GCC visibility push(hidden)

#define CCURL_UNUSED(name) \
  void name(void); \
  void name(void) { abort(); }

CCURL_UNUSED(curl_easy_getinfo)
CCURL_UNUSED(curl_easy_pause)
CCURL_UNUSED(curl_easy_setopt)
CCURL_UNUSED(curl_free)
CCURL_UNUSED(curl_multi_assign)
CCURL_UNUSED(curl_multi_setopt)
CCURL_UNUSED(curl_multi_socket_action)
CCURL_UNUSED(curl_url)
CCURL_UNUSED(curl_url_get)
CCURL_UNUSED(curl_url_set)
CCURL_UNUSED(curl_version)
CCURL_UNUSED(curl_version_info)
