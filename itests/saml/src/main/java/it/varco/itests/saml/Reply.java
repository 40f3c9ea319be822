package it.varco.itests.saml;

import java.net.http.HttpHeaders;

/**
 * What a gateway answered to an answer.
 *
 * @param entered whether the browser that sent it is signed in afterwards
 */
public record Reply(int status, HttpHeaders headers, String body, boolean entered) {}
