/** What a channel for messages implements. Start at {@link NotificationChannel}. */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.spi.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
