/**
 * The contract of a channel for messages: its rules in {@link NotificationRule}, their tests in
 * {@link NotificationChannelContract}. Start at the latter.
 */
@Export
@Version("1.0.0")
@NullMarked
package it.varco.tck.notification;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
