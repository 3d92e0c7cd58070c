#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's converters, whose types Foundation's own ICU has, too. They stand in a struct that is only
// pointed to here.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

static inline void clibxml_ignore(void *context, const char *message, ...) {}

/// Keeps libxml2 from writing to standard error what it tells no parser, such as bytes that an encoding does not have.
/// Holds for the calling thread. Swift cannot pass a function of variadic arguments.
static inline void clibxml_silence(void) {
    xmlSetGenericErrorFunc(NULL, clibxml_ignore);
    xmlSetStructuredErrorFunc(NULL, NULL);
}
