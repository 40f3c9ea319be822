/** The log of the whole process: SLF4J, java.util.logging and the OSGi log service end in one file. */
@NullMarked
package it.varco.logging;

import org.jspecify.annotations.NullMarked;
