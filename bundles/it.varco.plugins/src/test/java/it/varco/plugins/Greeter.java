package it.varco.plugins;

import it.varco.api.plugin.PluginContract;

/** A kind of plugin for tests. */
interface Greeter {

    PluginContract<Greeter, String> CONTRACT = PluginContract.of("greeter", Greeter.class, Greeter::name, name -> name);

    String name();

    default String greet(String person) {
        return "Hello " + person;
    }

    /** One that says its name at once. */
    static Greeter named(String name) {
        return () -> name;
    }
}
