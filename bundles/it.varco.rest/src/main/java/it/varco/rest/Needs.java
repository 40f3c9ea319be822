package it.varco.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which act of {@link it.varco.api.access.Administration} a resource method is; one without it, or with a name
 * that is not on that list, is refused to everybody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Needs {

    /** Name of the operation, such as {@code plugins.view}. */
    String value();
}
