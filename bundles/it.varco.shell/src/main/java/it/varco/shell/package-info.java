/** Gogo commands for whoever sits at the machine: the verbs of console and REST. Start at {@link VarcoCommands}. */
@NullMarked
package it.varco.shell;

import org.jspecify.annotations.NullMarked;
