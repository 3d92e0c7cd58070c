// What the C library says of its own memory, which Swift does not import with the rest.
#include <malloc.h>
