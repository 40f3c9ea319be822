/** What reaches people outside of the pages: messages, contacts, what became of both. Start at {@link Notifier}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.api.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
