mod accounts;
mod messages;
mod rehearsals;
