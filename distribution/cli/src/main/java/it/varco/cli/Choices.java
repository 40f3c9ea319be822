package it.varco.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has. */
final class Choices {

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print the JSON of the management interface as it is; ask nothing.")
    boolean json;

    @Option(
            names = "--url",
            paramLabel = "ADDRESS",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            description = "Ask a gateway elsewhere, such as https://varco.example.it:8081. Needs --token-file.")
    String url = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            description = "File with the token for --url, as varco token create made it.")
    String tokenFile = "";

    @Option(
            names = "--authorities",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            defaultValue = "",
            description = "PEM file of the authorities to trust for --url, in place of those of Java.")
    String authorities = "";
}
