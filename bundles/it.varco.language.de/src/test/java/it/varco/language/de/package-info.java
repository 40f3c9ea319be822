/** Tests of words. */
@org.jspecify.annotations.NullMarked
package it.varco.language.de;
