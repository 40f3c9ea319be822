@NullMarked
package it.varco.notification;

import org.jspecify.annotations.NullMarked;
