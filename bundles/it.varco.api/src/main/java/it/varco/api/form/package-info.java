/** What a page asks a person, without HTML, and what the person answered. Start at {@link Form}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.form;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
