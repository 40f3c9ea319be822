package it.varco.web;

/**
 * What an error page says.
 *
 * @param about what it is about, such as the name of a provider; may be empty
 * @param what what happened
 * @param todo what the person can do now
 */
record Words(String about, String what, String todo) {}
