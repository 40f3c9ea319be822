package it.varco.proves;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the numbered rules that a test proves, such as {@code PIN-32}.
 *
 * <p>Kept in class files, where the build reads it: it joins the names with the tests that ran and fails on a number
 * that no list of rules knows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {

    /** Rule numbers, in capitals: letters, a hyphen, a number, such as {@code SEC-02}. */
    String[] value();
}
