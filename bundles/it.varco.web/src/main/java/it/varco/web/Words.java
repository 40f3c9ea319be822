package it.varco.web;

/**
 * What an error page says.
 *
 * @param about what it is about, such as the name of a provider; may be empty
 * @param what what happened
 * @param saved whether something was saved
 * @param todo what the person can do now
 */
record Words(String about, String what, String saved, String todo) {}
