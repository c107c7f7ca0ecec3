// What the C library's heap can be told, which Swift's module of the C library leaves out.
#include <malloc.h>
