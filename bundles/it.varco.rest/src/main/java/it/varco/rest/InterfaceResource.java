package it.varco.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of this interface. */
@Singleton
@Path("openapi.yaml")
@Produces("application/yaml")
public final class InterfaceResource {

    @GET
    @Needs("interface.view")
    public Response document() {
        try (InputStream file = InterfaceResource.class.getResourceAsStream("openapi.yaml")) {
            if (file == null) {
                throw new IllegalStateException("openapi.yaml: expected in this bundle");
            }
            return Response.ok(file.readAllBytes()).build();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml: expected to be readable", e);
        }
    }
}
