#include "CBuild.h"

// A define of the build, since a generated file would make the tree differ from the commit that it names.
#ifndef IMSBROWSER_COMMIT
#define IMSBROWSER_COMMIT ""
#endif

const char *_Nonnull imsbrowser_build_commit(void) { return IMSBROWSER_COMMIT; }
