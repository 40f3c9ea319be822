package it.varco.rest;

import it.varco.api.staff.Staff;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Who worked here: the roles and proposals that ended last. */
@Singleton
@Path("ended-staff-roles")
@Produces(MediaType.APPLICATION_JSON)
public final class EndedStaffRolesResource {

    @GET
    @Needs("staff.view")
    public Response list(@Context ContainerRequestContext request) {
        Asked asked = Asked.in(request);
        return Outcomes.answer(asked.room(Staff.class).ended(asked.caller()), ended -> Items.all(ended, StaffView::of));
    }
}
