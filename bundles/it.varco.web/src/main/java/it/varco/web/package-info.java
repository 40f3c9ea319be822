/** The public web site: cookies, forms, headers, logins, and the pages that other bundles contribute. */
@NullMarked
package it.varco.web;

import org.jspecify.annotations.NullMarked;
