/** Brings messages to people: contacts, outbox, templates, and what became of each. */
@NullMarked
package it.varco.notification;

import org.jspecify.annotations.NullMarked;
